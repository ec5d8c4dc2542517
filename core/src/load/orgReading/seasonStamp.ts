// SPDX-License-Identifier: Apache-2.0
import type { OrgPort } from '../ports.ts';
import { numberOrNull, queryAll, soqlText, textOrNull } from './orgRow.ts';

/**
 * Changes whenever a Risk of the season, or another run of it, is made, changed or deleted: count and newest change.
 * Read before the org and again once the season is held, it tells whether the plan still fits.
 */
export async function readSeasonStamp(org: OrgPort, season: string, runId: string): Promise<string> {
  const ofSeason = `Season__c = ${soqlText(season)}`;
  const stamps = await Promise.all([
    readStamp(org, `Risk__c WHERE ${ofSeason}`),
    readStamp(org, `Churn_Run__c WHERE ${ofSeason} AND Run_Id__c != ${soqlText(runId)}`),
  ]);
  return stamps.join('; ');
}

async function readStamp(org: OrgPort, from: string): Promise<string> {
  const [row] = await queryAll(org, `SELECT COUNT(Id) records, MAX(SystemModstamp) changed FROM ${from}`);
  return row === undefined ? '' : `${numberOrNull(row, 'records') ?? 0} ${textOrNull(row, 'changed') ?? ''}`;
}
