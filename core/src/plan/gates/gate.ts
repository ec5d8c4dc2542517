// SPDX-License-Identifier: Apache-2.0

export const GATES = [
  'rejects',
  'unknown',
  'volume',
  'recede',
  'drift',
  'flow',
  'allowance',
  'access',
  'stale',
] as const;
export type GateName = (typeof GATES)[number];

/** The gates that `--override` may name: what the user may answer for. */
export const OVERRIDABLE_GATES = [
  'rejects',
  'unknown',
  'volume',
  'recede',
  'drift',
  'flow',
  'allowance',
] as const satisfies readonly GateName[];
export type OverridableGate = (typeof OVERRIDABLE_GATES)[number];

/** What one gate says of a plan. The load is refused while any gate is closed and not overridden. */
export type GateVerdict = {
  readonly name: GateName;
  readonly closed: boolean;
  readonly overridable: boolean;
  /** True where the gate is closed and the user answers for it. */
  readonly overridden: boolean;
  /** True where the gate is open, and what was found is worth a look all the same. */
  readonly warns: boolean;
  /** What was found. */
  readonly figure: number;
  /** The most that is allowed; undefined: no limit. */
  readonly limit: number | undefined;
  /** One sentence with the figures, for open gates as well. */
  readonly message: string;
};

/** What a gate finds; `judgeGates` adds what overrides make of it. */
export type GateFinding = Pick<GateVerdict, 'closed' | 'figure' | 'limit' | 'message'> &
  Partial<Pick<GateVerdict, 'warns'>>;
