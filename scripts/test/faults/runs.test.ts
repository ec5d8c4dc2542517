// SPDX-License-Identifier: Apache-2.0
// Runs in S3 that change or break while they are read, and runs that come late. Nothing of them may reach the org.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { openStore } from '@churn-risk/core/aws';
import { placeRun, type LoadPorts } from '@churn-risk/core/load';
import { startLocalAws, type LocalAws } from '@churn-risk/local-aws';
import type { FaultOrder } from 'local-faults';
import { writeScores } from '../../../core/test/load/aLoad.ts';
import { putRun } from '../../demo/putRun.ts';
import { createBucket } from '../../local/bucket.ts';
import { countSeason, loadToEnd, startFaultyOrg, writeSeason, type FaultyOrg } from './faultyOrg.ts';

jest.setTimeout(60_000);

const ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_REGION: 'eu-central-1',
  CHURN_BUCKET: 'runs-of-tests',
};

let folder: string;
let org: FaultyOrg;
let aws: LocalAws;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faults-s3-'));
  org = await startFaultyOrg();
  aws = await startLocalAws({ port: 0, folder });
  await createBucket(aws.url, ENVIRONMENT.CHURN_BUCKET);
  Object.assign(process.env, ENVIRONMENT, { AWS_ENDPOINT_URL: aws.url });
});
afterAll(async () => {
  delete process.env['AWS_ENDPOINT_URL'];
  await Promise.all([aws.close(), org.close()]);
  await rm(folder, { recursive: true, force: true });
});

let seasons = 0;

/** A season of its own is loaded from S3 under the fault, and again without it. */
async function courseFromS3(order: FaultOrder) {
  const season = `b${(seasons += 1)}`;
  const local = await writeSeason(org, season);
  const place = placeRun(await putRun(local, { ...ENVIRONMENT, AWS_ENDPOINT_URL: aws.url }));
  const ports: Partial<LoadPorts> = { run: openStore(place.run), root: openStore(place.root) };
  const id = aws.faults.switchOn(order);
  const { ended, message, next } = await loadToEnd(org, local, ports);
  const strikes = aws.faults.list().find((fault) => fault.id === id)?.strikes ?? 0;
  aws.faults.switchOff(id);
  const { risks: before } = await countSeason(org, season);
  const { ended: again } = await loadToEnd(org, local, ports);
  const { risks, tasks } = await countSeason(org, season);
  return { ended, struck: strikes > 0, says: message !== '' && next !== '', before, again, risks, tasks };
}

const PREDICTIONS = { method: 'GET', path: 'part-00000.ndjson' } as const;
const ALL = 450;

describe('a load from S3', () => {
  test.each<readonly [string, FaultOrder]>([
    ['is slowed down', { name: 'unavailable', every: 5, times: 6 }],
    ['is cut off before some calls', { name: 'connection-reset', every: 4, times: 6 }],
    ['loses some answers', { name: 'connection-reset', at: 'after', method: 'PUT', every: 2, times: 4 }],
    ['meets broken connections in the middle of a file', { name: 'truncated-body', times: 2, ...PREDICTIONS }],
  ])('is whole where it %s', async (_, order) => {
    const whole = { before: ALL, again: 'loaded', risks: ALL, tasks: ALL };

    expect(await courseFromS3(order)).toEqual({ ended: 'loaded', struck: true, says: false, ...whole });
  });

  test.each<readonly [string, FaultOrder, string]>([
    ['a file ends half-way', { name: 'truncated-body', length: 'half', ...PREDICTIONS }, 'store_unreadable'],
    ['it may not read the run', { name: 'access-denied', method: 'GET', path: 'manifest.json' }, 'store_unreadable'],
    ['it may not leave its results', { name: 'access-denied', method: 'PUT' }, 'store_unwritable'],
  ])('writes nothing where %s, and all of it afterwards', async (_, order, code) => {
    const later = { before: 0, again: 'loaded', risks: ALL, tasks: ALL };

    expect(await courseFromS3(order)).toEqual({ ended: code, struck: true, says: true, ...later });
  });

  test('writes nothing of a file that is replaced while it is read, nor afterwards', async () => {
    const found = await courseFromS3({ name: 'replaced-object', at: 'before', times: 1, ...PREDICTIONS });

    const refused = { before: 0, again: 'run_file_differs', risks: 0, tasks: 0 };
    expect(found).toEqual({ ended: 'run_file_differs', struck: true, says: true, ...refused });
  });
});

describe('a run that comes late', () => {
  test('is refused behind a later one, and changes nothing', async () => {
    const late = await writeSeason(org, 'late', 0.65);
    const newest = await writeScores(
      org.folder,
      { [org.keys[0] ?? '']: 0.9 },
      { runId: 'run-newest', season: 'late', scoredAt: '2025-12-03T02:00:00Z', scope: 'partial' },
    );

    expect((await loadToEnd(org, newest)).ended).toBe('loaded');
    expect((await loadToEnd(org, late)).ended).toBe('gates_closed');
    expect(await countSeason(org, 'late')).toMatchObject({ risks: 1, tasks: 1, unfinishedJobs: [] });
  });

  test('twice writes once', async () => {
    const run = await writeSeason(org, 'twice');

    expect([(await loadToEnd(org, run)).ended, (await loadToEnd(org, run)).ended]).toEqual(['loaded', 'loaded']);
    expect(await countSeason(org, 'twice')).toMatchObject({ risks: ALL, tasks: ALL, unfinishedJobs: [] });
  });
});
