// SPDX-License-Identifier: Apache-2.0
import type { OrgRisk } from '../../plan/index.ts';
import type { OrgPort } from '../ports.ts';
import { accessNeeds, unmetNeeds, type UnmetNeed } from './accessNeeds.ts';
import type { AccessNotes } from './accessNotes.ts';
import { readEarlierScores, type EarlierScores } from './earlierScores.ts';
import { readOrgAccounts, type OrgAccounts } from './orgAccounts.ts';
import { readInactiveFlows } from './orgFlows.ts';
import { readOrgRisks } from './orgRisks.ts';
import { readSeasonRuns, type SeasonRun } from './seasonRuns.ts';
import { readSeasonStamp } from './seasonStamp.ts';

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

/** Asks what may be read and written first, so that no query fails for a field that the user can't see. */
export async function readOrg(org: OrgPort, question: OrgQuestion, notes: AccessNotes): Promise<OrgReading> {
  const unmet = await findUnmetNeeds(org, question.keyField);
  notes.add(unmet.map((need) => need.text));
  const hidden = new Set(unmet.filter((need) => need.hides).map((need) => need.object));
  const unless = <T>(objects: readonly string[], read: () => Promise<T>): Promise<T | undefined> =>
    objects.some((object) => hidden.has(object)) ? Promise.resolve(undefined) : read();

  const stamp = await unless(['Risk__c', 'Churn_Run__c'], () => readSeasonStamp(org, question.season, question.runId));
  const [risks, accounts, seasonRuns, inactiveFlows] = await Promise.all([
    unless(['Risk__c'], () => readOrgRisks(org, question.season)),
    unless(['Account'], () => readOrgAccounts(org, question.keyField)),
    unless(['Churn_Run__c'], () => readSeasonRuns(org, question.season, question.runId)),
    notes.read('FlowDefinitionView', () => readInactiveFlows(org)),
  ]);
  const holds = question.scope === 'full' ? seasonRuns : undefined;
  const earlierScores = holds && (await readEarlierScores(org, question.runId, holds));
  return { accounts, risks, stamp, seasonRuns, inactiveFlows, earlierScores };
}

async function findUnmetNeeds(org: OrgPort, keyField: string): Promise<readonly UnmetNeed[]> {
  const needs = accessNeeds(keyField);
  const described = await Promise.all(needs.map(async ({ object }) => [object, await org.describe(object)] as const));
  return unmetNeeds(needs, new Map(described));
}
