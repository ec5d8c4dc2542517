// SPDX-License-Identifier: Apache-2.0
import { jest } from '@jest/globals';
import { aFolder } from '../run/aFolder.ts';
import { actionsOf, load, writeScores } from '../load/aLoad.ts';
import { startChurnOrg, type ChurnOrg } from '../load/churnOrg.ts';
import { plannedOf, readRisks, undo } from './anUndo.ts';

// several loads and undos in one test
jest.setTimeout(20_000);

const LATER = { runId: 'run-2026-b', asOf: '2025-12-08', scoredAt: '2025-12-09T02:00:00Z' };

let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg(['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7']);
}, 60_000);
afterEach(() => org.close());

const folder = aFolder();

/** A first run, after which a rep closes a6 and snoozes a7. */
async function loadFirst(): Promise<void> {
  const scores = { a1: 0.5, a2: 0.5, a3: 0.45, a4: 0.9, a6: 0.65, a7: 0.45 };
  await load(org, await writeScores(folder.path, scores));
  const risk = async (key: string) => (await org.query(`SELECT Id FROM Risk__c WHERE Risk_Key__c = '${key}:2026'`))[0]!;
  await org.update('Risk__c', (await risk('a6')).Id, { Status__c: 'Dismissed', Status_Reason__c: 'Renews by hand' });
  await org.update('Risk__c', (await risk('a7')).Id, { Status__c: 'Snoozed', Snoozed_Until__c: '2025-12-05' });
}

/** Updates a1, escalates a2, recedes a3, leaves a4 alone, creates a5, reopens a6 and wakes a7. */
const writeSecond = () =>
  writeScores(folder.path, { a1: 0.55, a2: 0.7, a3: 0.1, a4: 0.9, a5: 0.9, a6: 0.95, a7: 0.45 }, LATER);

describe('an undo', () => {
  test('brings back every field that the load changed, and recedes what it created', async () => {
    await loadFirst();
    const before = await readRisks(org);
    const loaded = await load(org, await writeSecond());
    expect(actionsOf(loaded)).toEqual({
      create: 1,
      update: 1,
      escalate: 1,
      wake: 1,
      reopen: 1,
      recede: 1,
      unchanged: 1,
    });

    const report = await undo(org, 'run-2026-b');
    expect({ outcome: report.outcome, planned: plannedOf(report), loads: report.loads }).toEqual({
      outcome: 'undone',
      planned: { restore: 5, recede: 1 },
      loads: [loaded.loadId],
    });
    const { 'a5:2026': created, ...others } = await readRisks(org);
    expect(others).toEqual(before);
    expect(created).toMatchObject({
      Status__c: 'Receded',
      Status_Reason__c: 'Taken back: run run-2026-b was undone.',
      Alert_Number__c: 0,
      Last_Alerted__c: null,
      Peak_Band__c: null,
      Peak_Rank__c: null,
      Task_Due_Date__c: null,
      Run__c: null,
    });
  });

  test('completes the Tasks of the load that nobody has begun, and names the others', async () => {
    await loadFirst();
    await load(org, await writeSecond());
    const [escalated] = await tasksOf('a2');
    const [created] = await tasksOf('a5');
    await org.update('Task', created!.Id, { Status: 'In Progress' });

    const report = await undo(org, 'run-2026-b');
    const [risk] = await org.query("SELECT Id FROM Risk__c WHERE Risk_Key__c = 'a5:2026'");
    expect(report.openTasks).toEqual([{ taskId: created!.Id, riskId: risk!.Id }]);
    expect(await tasksOf('a2')).toEqual([{ ...escalated, Status: 'Completed' }]);
    expect(await statusesOf('a4')).toEqual(['Not Started']);
    expect(await statusesOf('a5')).toEqual(['In Progress']);
    expect((await statusesOf('a6')).toSorted()).toEqual(['Completed', 'Not Started']);
  });

  test('names what is open again although the load has completed its Tasks', async () => {
    await load(org, await writeScores(folder.path, { a1: 0.9 }));
    await load(org, await writeScores(folder.path, { a1: 0.1 }, LATER));

    const report = await undo(org, 'run-2026-b');
    const [risk] = await org.query('SELECT Id, Status__c FROM Risk__c');
    expect(risk).toMatchObject({ Status__c: 'Open' });
    expect(report.withoutTask).toEqual([risk!.Id]);
    expect(await statusesOf('a1')).toEqual(['Completed']);
  });

  test('says so in the Churn_Run__c, and gives the season up', async () => {
    await load(org, await writeScores(folder.path, { a1: 0.9 }));
    await undo(org, 'run-2026-a');

    const [record] = await org.query('SELECT FIELDS(ALL) FROM Churn_Run__c LIMIT 1');
    expect(record).toMatchObject({
      Status__c: 'Undone',
      Created__c: 0,
      New_Alerts__c: 0,
      Tasks__c: 0,
      Rows__c: 1,
      Loading_Season__c: null,
      Lease_Holder__c: null,
      Loaded_By__c: org.loaderId,
    });
  });

  test('run again writes nothing', async () => {
    await load(org, await writeScores(folder.path, { a1: 0.9 }));
    await undo(org, 'run-2026-a');
    const risks = await org.query('SELECT Id, SystemModstamp FROM Risk__c');
    const runs = await org.query('SELECT Id, SystemModstamp FROM Churn_Run__c');

    const again = await undo(org, 'run-2026-a');
    expect({ outcome: again.outcome, planned: plannedOf(again), jobs: again.jobs }).toEqual({
      outcome: 'undone',
      planned: {},
      jobs: [],
    });
    expect(await org.query('SELECT Id, SystemModstamp FROM Risk__c')).toEqual(risks);
    expect(await org.query('SELECT Id, SystemModstamp FROM Churn_Run__c')).toEqual(runs);
  });

  test('as a dry run says the same and writes nothing', async () => {
    await loadFirst();
    await load(org, await writeSecond());
    const risks = await org.query('SELECT Id, SystemModstamp FROM Risk__c');

    const report = await undo(org, 'run-2026-b', { dryRun: true });
    expect({ outcome: report.outcome, planned: plannedOf(report), resultFiles: report.resultFiles }).toEqual({
      outcome: 'planned',
      planned: { restore: 5, recede: 1 },
      resultFiles: [],
    });
    expect(await org.query('SELECT Id, SystemModstamp FROM Risk__c')).toEqual(risks);
  });
});

async function tasksOf(key: string) {
  const what = `SELECT Id FROM Risk__c WHERE Risk_Key__c = '${key}:2026'`;
  return org.query(`SELECT Id, Status FROM Task WHERE WhatId IN (${what}) ORDER BY Id`);
}

async function statusesOf(key: string): Promise<readonly unknown[]> {
  return (await tasksOf(key)).map(({ Status }) => Status);
}
