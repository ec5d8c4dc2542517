// SPDX-License-Identifier: Apache-2.0
import type { OrgRisk } from '../../plan/index.ts';
import type { OrgPort } from '../ports.ts';
import { accessNeeds, unmetNeeds } from './accessNeeds.ts';
import type { AccessNotes } from './accessNotes.ts';
import { earlierScoresIn, latestScoresQuery, type EarlierScores } from './earlierScores.ts';
import { accountsQuery, orgAccountsIn, type OrgAccounts } from './orgAccounts.ts';
import { inactiveFlowsIn } from './orgFlows.ts';
import type { OrgOpening } from './orgOpening.ts';
import { orgRisksIn, risksQuery } from './orgRisks.ts';
import { seasonRunsIn, type SeasonRun } from './seasonRuns.ts';
import { risksStampQuery, seasonStampOf } from './seasonStamp.ts';

/** The Account field with the key, where neither the command nor the setting names another. */
export const DEFAULT_ACCOUNT_KEY_FIELD = 'Churn_Account_Key__c';

/** The org as a plan needs it. A part is undefined where the org does not show it; the gate `access` says so. */
export type OrgReading = {
  readonly accounts: OrgAccounts | undefined;
  readonly risks: ReadonlyMap<string, OrgRisk> | undefined;
  /** Of the moment before anything else was read: see `readSeasonStamp`. */
  readonly stamp: string | undefined;
  readonly seasonRuns: readonly SeasonRun[] | undefined;
  readonly inactiveFlows: readonly string[] | undefined;
  /** Undefined also where there are none, or none are asked for. */
  readonly earlierScores: EarlierScores | undefined;
};

export type OrgQuestion = {
  readonly season: string;
  readonly runId: string;
  /** Only a full run is held against earlier scores. */
  readonly scope: 'full' | 'partial';
  readonly keyField: string;
};

/** Looks at what may be read and written first, so that only what the user can see is read. */
export async function readOrg(
  org: OrgPort,
  opening: OrgOpening,
  question: OrgQuestion,
  notes: AccessNotes,
): Promise<OrgReading> {
  const { season, runId, keyField } = question;
  const unmet = unmetNeeds(accessNeeds(keyField), opening.described);
  notes.add(unmet.map((need) => need.text));
  const hidden = new Set(unmet.filter((need) => need.hides).map((need) => need.object));
  const unless = <T>(objects: readonly string[], read: () => Promise<T>): Promise<T | undefined> =>
    objects.some((object) => hidden.has(object)) ? Promise.resolve(undefined) : read();

  const [stampRows, riskRows, accountRows, latestRows] = await org.ask([
    { query: risksStampQuery(season) },
    { query: risksQuery(season) },
    { query: accountsQuery(keyField) },
    { query: latestScoresQuery(runId) },
  ]);
  const [stamp, risks, accounts, seasonRuns, inactiveFlows] = await Promise.all([
    unless(['Risk__c', 'Churn_Run__c'], () => seasonStampOf(stampRows, opening.seasonRuns, season, runId)),
    unless(['Risk__c'], () => orgRisksIn(riskRows)),
    unless(['Account', 'User'], () => orgAccountsIn(accountRows, keyField)),
    unless(['Churn_Run__c'], () => seasonRunsIn(opening.seasonRuns)),
    notes.read('FlowDefinitionView', () => inactiveFlowsIn(opening.flows)),
  ]);
  const holds = question.scope === 'full' ? seasonRuns : undefined;
  const earlierScores = holds && (await earlierScoresIn(holds, latestRows, runId));
  return { accounts, risks, stamp, seasonRuns, inactiveFlows, earlierScores };
}
