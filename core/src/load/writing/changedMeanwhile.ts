// SPDX-License-Identifier: Apache-2.0
import { queryRows, soqlText, soqlTime, textOf } from '../orgReading/orgRow.ts';
import type { OrgPort } from '../ports.ts';

/**
 * Risk_Key__c and Id of the season's Risks that somebody else has changed since then. What was planned for them may be
 * wrong by now: a row that waits for a lock waits for somebody who is writing.
 */
export async function readChangedMeanwhile(org: OrgPort, season: string, since: Date): Promise<ReadonlySet<string>> {
  const changed = new Set<string>();
  const soql =
    `SELECT Id, Risk_Key__c FROM Risk__c WHERE Season__c = ${soqlText(season)} ` +
    `AND SystemModstamp >= ${soqlTime(since)} AND LastModifiedById != ${soqlText(org.userId)}`;
  for await (const row of queryRows(org, soql)) {
    changed.add(textOf(row, 'Id'));
    changed.add(textOf(row, 'Risk_Key__c'));
  }
  return changed;
}
