// SPDX-License-Identifier: Apache-2.0
import type { ActionKind } from './plannedAction.ts';

export type ActionCounts = Readonly<Record<ActionKind, number>>;

/** The accounts at risk of one band and what the plan does with them. */
export type BandCounts = {
  readonly band: string;
  readonly rank: number;
  /** All accounts at risk of the band: `unknown` and `heldOut` included. */
  readonly atRisk: number;
  readonly unknown: number;
  readonly heldOut: number;
  readonly newAlerts: number;
  readonly actions: ActionCounts;
};

/** New alerts of one queue or owner. */
export type RouteCount = {
  readonly kind: 'queue' | 'owner';
  readonly name: string;
  readonly ownerId: string | undefined;
  readonly alerts: number;
};

/** The plan in figures. */
export type PlanSummary = {
  readonly atRisk: number;
  readonly unknown: number;
  readonly heldOut: number;
  readonly newAlerts: number;
  /** Over all accounts and Risks, those that no band wants included. */
  readonly actions: ActionCounts;
  /** Active bands, most severe first. */
  readonly bands: readonly BandCounts[];
  /** Most alerts first. */
  readonly routes: readonly RouteCount[];
  /** The season's Risks that were Open, In Progress or Snoozed before. */
  readonly openBefore: number;
};
