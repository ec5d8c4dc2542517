// SPDX-License-Identifier: Apache-2.0
import type { Assignment } from './assignment.ts';
import type { PlannedAction } from './plannedAction.ts';

/** What a plan says of one account. Accounts that need no word have none. */
export type Outcome = {
  readonly accountId: string;
  readonly action: PlannedAction | undefined;
  /** For assignments.ndjson.gz: accounts at risk that the org knows. */
  readonly assignment: Assignment | undefined;
  /** For unknown-accounts.csv: accounts at risk that the org does not know. */
  readonly unknown: UnknownAccount | undefined;
};

/** An account at risk whose key no Account holds. */
export type UnknownAccount = {
  readonly accountKey: string;
  readonly band: string;
  readonly probability: number;
  readonly valueAtRisk: number;
  readonly renewalsAtRisk: number;
};
