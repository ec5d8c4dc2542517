// SPDX-License-Identifier: Apache-2.0
import { basename } from 'node:path';
import { jest } from '@jest/globals';
import { createS3Store } from '../../src/aws/s3Store.ts';
import { aBucket } from '../aws/aBucket.ts';
import { copyInto } from '../aws/copyInto.ts';
import { load, writeScores } from '../load/aLoad.ts';
import { startChurnOrg } from '../load/churnOrg.ts';
import { aFolder } from '../run/aFolder.ts';
import { plannedOf, readRisks, undo } from './anUndo.ts';

jest.setTimeout(60_000);

const LATER = { runId: 'run-2026-b', asOf: '2025-12-08', scoredAt: '2025-12-09T02:00:00Z' };

const bucket = aBucket();
const folder = aFolder();

test('a run that was loaded from S3 is taken back by its id alone, from the journal in the bucket', async () => {
  const org = await startChurnOrg(['a1', 'a2']);
  const store = createS3Store({ bucket: bucket.name, prefix: 'churn', client: bucket.client });
  const loadFromS3 = async (folderOfRun: string) => {
    const run = store.sub(`runs/${basename(folderOfRun)}`);
    await copyInto(run, folderOfRun);
    return load(org, folderOfRun, {}, { run, root: store });
  };
  await loadFromS3(await writeScores(folder.path, { a1: 0.5 }));
  const before = await readRisks(org);
  const { loadId } = await loadFromS3(await writeScores(folder.path, { a1: 0.9, a2: 0.9 }, LATER));

  const roots: string[] = [];
  const openRoot = (uri: string) => (roots.push(uri), store);
  const report = await undo(org, 'run-2026-b', {}, { openRoot });
  expect({ roots, outcome: report.outcome, planned: plannedOf(report) }).toEqual({
    roots: ['s3://churn/churn'],
    outcome: 'undone',
    planned: { restore: 1, recede: 1 },
  });
  expect(report.resultFiles).toEqual([`s3://churn/churn/loads/${report.orgId}/run-2026-b/${report.undoId}`]);
  expect(await store.stat(`loads/${report.orgId}/run-2026-b/${loadId}/taken-back.json`)).toBeDefined();
  expect((await readRisks(org))['a1:2026']).toEqual(before['a1:2026']);
  await org.close();
});
