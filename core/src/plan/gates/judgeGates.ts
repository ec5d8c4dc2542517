// SPDX-License-Identifier: Apache-2.0
import { judgeAllowance } from './allowance.ts';
import { judgeRejects, judgeUnknown } from './defects.ts';
import { judgeDrift } from './drift.ts';
import { GATES, OVERRIDABLE_GATES } from './gate.ts';
import type { GateFinding, GateName, GateVerdict, OverridableGate } from './gate.ts';
import type { GateFigures } from './gateFigures.ts';
import { judgeAccess, judgeFlow } from './orgReady.ts';
import { judgeRecede } from './recede.ts';
import { judgeStale } from './stale.ts';
import { judgeVolume } from './volume.ts';

const JUDGES: Readonly<Record<GateName, (figures: GateFigures) => GateFinding>> = {
  rejects: judgeRejects,
  unknown: judgeUnknown,
  volume: judgeVolume,
  recede: judgeRecede,
  drift: judgeDrift,
  flow: judgeFlow,
  allowance: judgeAllowance,
  access: judgeAccess,
  stale: judgeStale,
};

/** Judges every gate, so that a refusal can name all that are closed at once. */
export function judgeGates(figures: GateFigures, overrides: ReadonlySet<OverridableGate>): readonly GateVerdict[] {
  return GATES.map((name) => {
    const finding = JUDGES[name](figures);
    const overridable = isOverridable(name);
    return {
      name,
      warns: false,
      ...finding,
      overridable,
      overridden: finding.closed && overridable && overrides.has(name),
    };
  });
}

/** The gates that refuse the load: closed, and nobody answers for them. */
export function refusingGates(verdicts: readonly GateVerdict[]): readonly GateVerdict[] {
  return verdicts.filter((verdict) => verdict.closed && !verdict.overridden);
}

/** True for a name that `--override` may give. */
export function isOverridable(name: string): name is OverridableGate {
  return (OVERRIDABLE_GATES as readonly string[]).includes(name);
}
