// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import { queryAll, soqlText, textOf, textOrNull, type OrgRow } from '../load/orgReading/orgRow.ts';
import { readSeasonRuns, type SeasonRun } from '../load/orgReading/seasonRuns.ts';
import type { OrgPort } from '../load/index.ts';
import { LOADED_STATUSES } from '../plan/index.ts';

/** A run that somebody wants taken back, as the org knows it. */
export type UndoneRun = {
  readonly record: SeasonRun;
  /** URI or path of the folder that it was loaded from. */
  readonly folder: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** All runs of the season, itself included. */
  readonly seasonRuns: readonly SeasonRun[];
  /** Users that loaded a run of the season, or undid one. */
  readonly loaders: ReadonlySet<string>;
};

/**
 * Reads the run and those of its season.
 * @throws ChurnError `undo_refused` for a run that the org does not know, and for one behind which a later run is loaded
 */
export async function readUndoneRun(org: OrgPort, runId: string): Promise<UndoneRun> {
  const [row] = await queryAll(
    org,
    `SELECT Season__c, Source__c, As_Of__c FROM Churn_Run__c WHERE Run_Id__c = ${soqlText(runId)}`,
  );
  if (row === undefined) throw unknownRun(runId);
  const season = textOf(row, 'Season__c');
  const seasonRuns = await readSeasonRuns(org, season, runId);
  const record = seasonRuns.find((run) => run.runId.toLowerCase() === runId.toLowerCase());
  if (record === undefined) throw unknownRun(runId);
  refuseEarlier(record, seasonRuns);
  return {
    record,
    folder: folderOf(row),
    asOf: textOf(row, 'As_Of__c'),
    seasonRuns,
    loaders: await readLoaders(org, season),
  };
}

/** Source__c is the URI of the manifest, with the store's version of it where there is one. */
function folderOf(row: OrgRow): string {
  const manifest = (textOrNull(row, 'Source__c') ?? '').replace(/\?versionId=[^?]*$/, '');
  return manifest.slice(0, manifest.lastIndexOf('/'));
}

async function readLoaders(org: OrgPort, season: string): Promise<ReadonlySet<string>> {
  const rows = await queryAll(org, `SELECT Loaded_By__c FROM Churn_Run__c WHERE Season__c = ${soqlText(season)}`);
  return new Set(rows.flatMap((row) => textOrNull(row, 'Loaded_By__c') ?? []));
}

/** Only the last one of a season: a later load built on what this one left. */
function refuseEarlier(run: SeasonRun, seasonRuns: readonly SeasonRun[]): void {
  const later = seasonRuns
    .filter(({ status }) => status === 'Loading' || LOADED_STATUSES.includes(status ?? ''))
    .filter(({ scoredAt }) => (scoredAt?.getTime() ?? 0) > (run.scoredAt?.getTime() ?? 0));
  if (later.length === 0) return;
  throw new ChurnError(
    'undo_refused',
    `Season ${run.season} has ${later.map(({ runId, status }) => `${runId} (${status})`).join(', ')}, loaded after ${run.runId}.`,
    'Only the last run of a season can be undone. Undo the later one first.',
    { data: { later: later.map(({ runId }) => runId) } },
  );
}

function unknownRun(runId: string): ChurnError {
  return new ChurnError(
    'undo_refused',
    `The org has no run ${runId}.`,
    'Give the id of a run that was loaded: they stand in the app under Churn Runs, and in the manifest of each run.',
  );
}
