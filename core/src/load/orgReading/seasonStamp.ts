// SPDX-License-Identifier: Apache-2.0
import type { OrgPort, Rows } from '../ports.ts';
import { allRows, numberOrNull, soqlText, textOrNull, timeOf, timeOrNull, type OrgRow } from './orgRow.ts';

/**
 * Changes whenever a Risk of the season, or another run of it, is made, changed or deleted: count and newest change.
 * Read before the org and again once the season is held, it tells whether the plan still fits.
 */
export async function readSeasonStamp(org: OrgPort, season: string, runId: string): Promise<string> {
  return seasonStampIn(await org.ask(stampAsks(season, runId)));
}

/** What the stamp is made of, to be asked together with other things. */
export function stampAsks(season: string, runId: string) {
  const otherRuns = `${ofSeason(season)} AND Run_Id__c != ${soqlText(runId)}`;
  return [{ query: risksStampQuery(season) }, { query: stampQuery('Churn_Run__c', otherRuns) }] as const;
}

/** The answers to `stampAsks`. */
export type StampRows = readonly [risks: Rows, otherRuns: Rows];

export async function seasonStampIn([risks, otherRuns]: StampRows): Promise<string> {
  return joinStamps(await stampIn(risks), await stampIn(otherRuns));
}

export function risksStampQuery(season: string): string {
  return stampQuery('Risk__c', ofSeason(season));
}

/** The same stamp, where the season's runs were read themselves: see `seasonRunsQuery`. */
export async function seasonStampOf(risks: Rows, runs: Rows, season: string, runId: string): Promise<string> {
  const isOther = (row: OrgRow): boolean =>
    isSame(textOrNull(row, 'Season__c'), season) && !isSame(textOrNull(row, 'Run_Id__c'), runId);
  const changes = (await allRows(runs)).filter(isOther).map((row) => timeOf(row, 'SystemModstamp').getTime());
  return joinStamps(await stampIn(risks), stampText(changes.length, changes.length > 0 ? Math.max(...changes) : null));
}

function stampQuery(object: string, where: string): string {
  return `SELECT COUNT(Id) records, MAX(SystemModstamp) changed FROM ${object} WHERE ${where}`;
}

function ofSeason(season: string): string {
  return `Season__c = ${soqlText(season)}`;
}

/** As the org compares texts. */
function isSame(text: string | null, other: string): boolean {
  return text?.toLowerCase() === other.toLowerCase();
}

async function stampIn(rows: Rows): Promise<string> {
  const [row = {}] = await allRows(rows);
  return stampText(numberOrNull(row, 'records') ?? 0, timeOrNull(row, 'changed')?.getTime() ?? null);
}

function stampText(records: number, changed: number | null): string {
  return `${records} ${changed === null ? '' : new Date(changed).toISOString()}`;
}

function joinStamps(risks: string, otherRuns: string): string {
  return `${risks}; ${otherRuns}`;
}
