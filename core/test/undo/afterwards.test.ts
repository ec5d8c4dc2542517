// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { IngestRequest, OrgPort, WriteRow } from '../../src/load/index.ts';
import { aFolder } from '../run/aFolder.ts';
import { actionsOf, connect, load, writeScores } from '../load/aLoad.ts';
import { startChurnOrg, type ChurnOrg } from '../load/churnOrg.ts';
import { plannedOf, readRisks, undo } from './anUndo.ts';

// several loads and undos in one test
jest.setTimeout(20_000);

const FIRST = { a1: 0.5, a2: 0.9 };
const SECOND = { a1: 0.7, a2: 0.9, a3: 0.9 };
const LATER = { runId: 'run-2026-b', asOf: '2025-12-08', scoredAt: '2025-12-09T02:00:00Z' };

const folder = aFolder();
let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg(['a1', 'a2', 'a3']);
}, 60_000);
afterEach(() => org.close());

describe('after an undo', () => {
  test('the same run can be loaded again, with its alerts and Tasks, and undone again', async () => {
    await load(org, await writeScores(folder.path, FIRST));
    const second = await writeScores(folder.path, SECOND, LATER);
    await load(org, second);
    await undo(org, 'run-2026-b');
    const undone = await readRisks(org);

    const again = await load(org, second);
    expect({ actions: actionsOf(again), newAlerts: again.newAlerts, missing: again.tasks.missing }).toEqual({
      actions: { escalate: 1, reopen: 1, unchanged: 1 },
      newAlerts: { planned: 2, written: 2 },
      missing: [],
    });
    expect(await runRecord('run-2026-b')).toMatchObject({ Status__c: 'Loaded', New_Alerts__c: 2, Tasks__c: 2 });
    expect(plannedOf(await undo(org, 'run-2026-b'))).toEqual({ restore: 2 });
    expect(await readRisks(org)).toEqual(undone);
  });

  test('an earlier run is not stale, and is undone in its turn', async () => {
    const first = await writeScores(folder.path, FIRST);
    await load(org, first);
    await load(org, await writeScores(folder.path, SECOND, LATER));
    await undo(org, 'run-2026-b');

    expect(actionsOf(await load(org, first))).toEqual({ unchanged: 2, none: 1 });
    expect((await undo(org, 'run-2026-a')).outcome).toBe('undone');
    expect(await org.query("SELECT Id FROM Risk__c WHERE Status__c != 'Receded'")).toEqual([]);
    expect(await org.query('SELECT Id FROM Task WHERE IsClosed = false')).toEqual([]);
  });

  test('what the run expected counts no more: neither its alerts nor its scores', async () => {
    await load(org, await writeScores(folder.path, FIRST));
    await undo(org, 'run-2026-a');

    const report = await load(org, await writeScores(folder.path, SECOND, LATER), { overrides: new Set() });
    const messages = Object.fromEntries(report.gates.map(({ name, message }) => [name, message]));
    expect(messages).toMatchObject({
      volume: '3 new alerts; no run of the season was loaded before, so none are too many.',
      stale: 'No later run of the season is loaded.',
    });
    expect(report.gates.find(({ name }) => name === 'drift')).toMatchObject({ closed: false, figure: 0 });
  });
});

describe('a Risk that the org does not take back', () => {
  test('is counted and listed with its words, and the same undo takes it back later', async () => {
    await load(org, await writeScores(folder.path, FIRST));
    const before = await readRisks(org);
    await load(org, await writeScores(folder.path, { a1: 0.7, a2: 0.85 }, LATER));

    const failed = await undo(org, 'run-2026-b', {}, { org: await sending({ Probability__c: 2 }, 'a1:2026') });
    expect({ outcome: failed.outcome, failed: failed.failed, errors: failed.errors }).toMatchObject({
      outcome: 'undone with failures',
      failed: 1,
      errors: [{ code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', class: 'automation', records: 1 }],
    });
    expect(await readFile(join(failed.resultFiles[0]!, 'failed.csv'), 'utf8')).toContain('"a1:2026"');
    expect(await runRecord('run-2026-b')).toMatchObject({ Status__c: 'Failed', Loading_Season__c: null });

    const again = await undo(org, 'run-2026-b');
    expect({ outcome: again.outcome, planned: plannedOf(again) }).toEqual({
      outcome: 'undone',
      planned: { restore: 1, unchanged: 1 },
    });
    expect(await readRisks(org)).toEqual(before);
  });

  test('keeps its Task, which nobody waits for', async () => {
    await load(org, await writeScores(folder.path, FIRST));
    const looks: unknown[] = [];

    const failed = await undo(
      org,
      'run-2026-a',
      {},
      {
        org: await sending({ Probability__c: 2 }, 'a2:2026'),
        onProgress: (progress) => void (progress.stage === 'tasks' && looks.push(progress.openTasks)),
      },
    );

    expect({ failed: failed.failed, openTasks: failed.openTasks, lastLook: looks.at(-1) }).toEqual({
      failed: 1,
      openTasks: [],
      lastLook: 1,
    });
  });
});

async function runRecord(runId: string): Promise<unknown> {
  return (await org.query(`SELECT FIELDS(ALL) FROM Churn_Run__c WHERE Run_Id__c = '${runId}' LIMIT 1`))[0];
}

/** The org's port, through which the row of this Risk goes with other values. */
async function sending(values: WriteRow, riskKey: string): Promise<OrgPort> {
  const [risk] = await org.query(`SELECT Id FROM Risk__c WHERE Risk_Key__c = '${riskKey}'`);
  const port = await connect(org);
  const changed = function* ({ rows }: IngestRequest): Generator<WriteRow> {
    for (const row of rows() as Iterable<WriteRow>) yield row['Id'] === risk!.Id ? { ...row, ...values } : row;
  };
  return { ...port, ingest: (request, options) => port.ingest({ ...request, rows: () => changed(request) }, options) };
}
