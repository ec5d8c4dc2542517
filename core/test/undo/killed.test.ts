// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../src/churnError.ts';
import type { UndoProgress } from '../../src/undo/index.ts';
import { aFolder } from '../run/aFolder.ts';
import { actionsOf, load, writeScores } from '../load/aLoad.ts';
import { startChurnOrg, type ChurnOrg } from '../load/churnOrg.ts';
import { readRisks, undo } from './anUndo.ts';
import { dieAtRequest } from './dyingProcess.ts';

const LATER = { runId: 'run-2026-b', asOf: '2025-12-08', scoredAt: '2025-12-09T02:00:00Z' };

const { TMPDIR } = process.env;

const folder = aFolder();
let org: ChurnOrg;
let before: Awaited<ReturnType<typeof readRisks>>;
let second: string;
beforeEach(async () => {
  org = await startChurnOrg(['a1', 'a2', 'a3', 'a4', 'a5']);
  await load(org, await writeScores(folder.path, { a1: 0.5, a2: 0.5, a3: 0.45, a4: 0.9 }));
  second = await writeScores(folder.path, { a1: 0.55, a2: 0.7, a3: 0.1, a4: 0.9, a5: 0.9 }, LATER);
  before = await readRisks(org);
  // what a killed process leaves in temporary folders goes with this test's own
  process.env['TMPDIR'] = folder.path;
}, 60_000);
afterEach(() => {
  if (TMPDIR === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = TMPDIR;
  return org.close();
});

const isGone = () => true;

test('an undo that is killed at any request, and run again, ends as one that was not, also after a load between', async () => {
  await load(org, second);
  await undo(org, 'run-2026-b');
  const undone = await readEnd();

  let kills = 0;
  for (let n = 1; ; n++) {
    await load(org, second, {}, { isGone });
    const end = await dieAtRequest(n, () => undo(org, 'run-2026-b'));
    if (end === 'ended') break;
    kills += 1;
    if (n % 2 === 0) await load(org, second, {}, { isGone });
    expect((await undo(org, 'run-2026-b', {}, { isGone })).outcome).toBe('undone');
    expect(await readEnd()).toEqual(undone);
  }
  expect(kills).toBeGreaterThan(12);
}, 240_000);

test('an undo that is interrupted gives the season up, and goes on when it is started again', async () => {
  await load(org, second);
  const stop = new AbortController();
  const interruption = new ChurnError('interrupted', 'The undo was interrupted.', 'Run the same command again.');
  const onProgress = ({ stage }: UndoProgress) => stage === 'risks' && stop.abort(interruption);

  const stopped = undo(
    org,
    'run-2026-b',
    {},
    { signal: stop.signal, onProgress: (progress) => void onProgress(progress) },
  );
  await expect(stopped).rejects.toBe(interruption);
  expect(
    await org.query("SELECT Status__c, Loading_Season__c, Lease_Holder__c FROM Churn_Run__c WHERE Name = 'run-2026-b'"),
  ).toMatchObject([{ Status__c: 'Loading', Loading_Season__c: null, Lease_Holder__c: null }]);

  expect((await undo(org, 'run-2026-b')).outcome).toBe('undone');
  expect(await readEnd()).toMatchObject({ risks: oldRisks(before), status: 'Undone', open: 0 });
}, 20_000);

test('after an undo that was killed, a later run is loaded as if there had been none', async () => {
  const newest = { runId: 'run-2026-c', asOf: '2025-12-15', scoredAt: '2025-12-16T02:00:00Z' };
  const third = await writeScores(folder.path, { a1: 0.7, a2: 0.7, a4: 0.9, a5: 0.9 }, newest);
  await load(org, second);
  expect(await dieAtRequest(11, () => undo(org, 'run-2026-b'))).toBe('died');

  expect((await load(org, third, {}, { isGone })).outcome).toBe('loaded');
  expect(actionsOf(await load(org, third))).toEqual({ unchanged: 4, none: 1 });
  const open = await org.query(
    "SELECT Risk_Key__c, Band__c, Status__c FROM Risk__c WHERE Status__c = 'Open' ORDER BY Risk_Key__c",
  );
  expect(open).toMatchObject([
    { Risk_Key__c: 'a1:2026', Band__c: 'High' },
    { Risk_Key__c: 'a2:2026', Band__c: 'High' },
    { Risk_Key__c: 'a4:2026', Band__c: 'Critical' },
    { Risk_Key__c: 'a5:2026', Band__c: 'Critical' },
  ]);
  await expect(undo(org, 'run-2026-b')).rejects.toMatchObject({ code: 'undo_refused' });
}, 20_000);

test('a load that is killed at any request is taken back', async () => {
  let kills = 0;
  for (let n = 1; ; n++) {
    const end = await dieAtRequest(n, () => load(org, second, {}, { isGone }));
    const [record] = await org.query("SELECT Id FROM Churn_Run__c WHERE Run_Id__c = 'run-2026-b'");
    if (record !== undefined) {
      await undo(org, 'run-2026-b', {}, { isGone });
      expect(await readEnd()).toMatchObject({ risks: oldRisks(before), status: 'Undone', open: 0 });
    }
    if (end === 'ended') break;
    kills += 1;
  }
  expect(kills).toBeGreaterThan(8);
}, 240_000);

/** Risks without a5, which the second run creates; what became of that one, of its Tasks, and of the run. */
async function readEnd() {
  const risks = await readRisks(org);
  const { 'a5:2026': created } = risks;
  const [record] = await org.query("SELECT Status__c, New_Alerts__c FROM Churn_Run__c WHERE Run_Id__c = 'run-2026-b'");
  const open = await org.query(
    `SELECT Id FROM Task WHERE IsClosed = false AND WhatId IN (SELECT Id FROM Risk__c WHERE Risk_Key__c != 'a4:2026')`,
  );
  return {
    risks: oldRisks(risks),
    created: [created?.['Status__c'], created?.['Alert_Number__c'], created?.['Peak_Band__c'], created?.['Run__c']],
    status: record?.['Status__c'],
    newAlerts: record?.['New_Alerts__c'],
    open: open.length,
  };
}

function oldRisks({ 'a5:2026': _created, ...rest }: typeof before): typeof before {
  return rest;
}
