// SPDX-License-Identifier: Apache-2.0
import type { Setting, Threshold } from '../rules/threshold.ts';
import type { KnownAccounts, OrgRisk } from './orgState.ts';

/** Everything a plan depends on but the accounts of the run. */
export type PlanContext = {
  readonly run: RunFacts;
  readonly thresholds: readonly Threshold[];
  readonly setting: Setting;
  /** Day of the load (UTC), `YYYY-MM-DD`. */
  readonly loadDay: string;
  readonly accounts: KnownAccounts;
  /** The season's Risks by Risk_Key__c, in lower case (`foldKey`). */
  readonly risks: ReadonlyMap<string, OrgRisk>;
  /** False for `--no-control`: nobody is held out by this load. */
  readonly control: boolean;
  /** accountIds that an earlier load of the season held out. */
  readonly heldOutBefore: ReadonlySet<string>;
};

export type RunFacts = {
  readonly runId: string;
  readonly season: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly scope: 'full' | 'partial';
};
