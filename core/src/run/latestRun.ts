// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import { MANIFEST_FILE, readManifestBytes } from './churnRun.ts';
import type { FileStore } from './fileStore.ts';
import { readScoredAt } from './manifest.ts';

/** How many manifests are read at a time. */
const AT_A_TIME = 16;

type ScoredRun = { readonly path: string; readonly runId: string; readonly scoredAt: string };

/**
 * Finds the run with the newest `scoredAt`; of two equal ones, that with the larger id.
 * `root` is the folder that holds `runs/`, or the `runs` folder itself. A folder without manifest.json is no run.
 *
 * @returns the run's path below `root`, so that `root.sub(path)` is its folder.
 * @throws ChurnError `run_not_found`; `manifest_invalid` where a manifest's `scoredAt` can't be read, because that run
 *   may be the newest.
 */
export async function findLatestRun(root: FileStore): Promise<string> {
  const below = await listScoredRuns(root.sub('runs'), 'runs/');
  const runs = below.length > 0 ? below : await listScoredRuns(root, '');
  const latest = runs.reduce<ScoredRun | undefined>(
    (newest, run) => (newest && !isNewer(run, newest) ? newest : run),
    undefined,
  );
  if (!latest) throw noRun(root.uri);
  return latest.path;
}

async function listScoredRuns(folder: FileStore, prefix: string): Promise<readonly ScoredRun[]> {
  const names = await collect(folder.folders(''));
  const runs: ScoredRun[] = [];
  for (let start = 0; start < names.length; start += AT_A_TIME) {
    const group = names.slice(start, start + AT_A_TIME);
    const found = await Promise.all(group.map((runId) => readScoredRun(folder, runId, prefix)));
    runs.push(...found.filter((run) => run !== undefined));
  }
  return runs;
}

async function collect(names: AsyncIterable<string>): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const name of names) all.push(name);
  return all;
}

async function readScoredRun(folder: FileStore, runId: string, prefix: string): Promise<ScoredRun | undefined> {
  const runFolder = folder.sub(runId);
  if (!(await runFolder.stat(MANIFEST_FILE))) return undefined;
  const scoredAt = readScoredAt(await readManifestBytes(runFolder));
  if (scoredAt === undefined) throw unordered(runFolder.uri);
  return { path: `${prefix}${runId}`, runId, scoredAt };
}

function isNewer(a: ScoredRun, b: ScoredRun): boolean {
  const [timeA, timeB] = [instantOf(a.scoredAt), instantOf(b.scoredAt)];
  return timeA === timeB ? a.runId > b.runId : timeA > timeB;
}

/** Seconds and all digits of their fraction, as a text that sorts by time. */
function instantOf(scoredAt: string): string {
  const [seconds, fraction = ''] = scoredAt.toUpperCase().replace('Z', '').split('.');
  return `${seconds}.${fraction.replace(/0+$/, '')}`;
}

function unordered(uri: string): ChurnError {
  return new ChurnError(
    'manifest_invalid',
    `${uri}/${MANIFEST_FILE}: scoredAt can't be read, so it can't be told which run is the latest.`,
    'Correct or remove that run, or name the run to load with --run.',
  );
}

function noRun(uri: string): ChurnError {
  return new ChurnError(
    'run_not_found',
    `No folder below ${uri}/runs or ${uri} holds a ${MANIFEST_FILE}.`,
    'Check the address: --latest takes the folder that holds runs/, or the runs folder itself.',
  );
}
