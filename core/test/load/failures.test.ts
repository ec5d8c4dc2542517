// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ChurnError } from '../../src/churnError.ts';
import type { IngestRequest, LoadReport, OrgPort, WriteRow } from '../../src/load/index.ts';
import { createFolderStore } from '../../src/run/index.ts';
import { aFolder } from '../run/aFolder.ts';
import { connect, load, writeScores } from './aLoad.ts';
import { startChurnOrg, type ChurnOrg } from './churnOrg.ts';

let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg(['a1', 'a2']);
}, 60_000);
afterEach(() => org.close());

const folder = aFolder();

const REFUSED_BY_RULE = {
  class: 'automation',
  owner: 'admin',
  remedy: 'A Flow or a validation rule of the org refused the record. Let it leave out the user of the load.',
};

describe('a record that the org does not take', () => {
  test('is counted and listed with its words, and the next load writes it', async () => {
    const run = await writeScores(folder.path, { a1: 0.9, a2: 0.8 });

    const report = await load(org, run, {}, { org: await sending({ Probability__c: 2 }, 'a2:2026') });
    expect({ outcome: report.outcome, failed: report.failed, newAlerts: report.newAlerts }).toEqual({
      outcome: 'loaded with failures',
      failed: 1,
      newAlerts: { planned: 2, written: 1 },
    });
    expect(await readFile(join(report.resultFiles[0]!, 'failed.csv'), 'utf8')).toBe(
      '"risk_key","risk_id","action","code","message","fields","class","owner","remedy","tries"\n' +
        '"a2:2026","","create","FIELD_CUSTOM_VALIDATION_EXCEPTION","Probability must lie between 0 and 1.","Probability__c",' +
        `"automation","admin","${REFUSED_BY_RULE.remedy}","1"\n`,
    );
    expect(report.errors).toEqual([{ ...REFUSED_BY_RULE, code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', records: 1 }]);
    expect(await runRecord()).toMatchObject({
      Status__c: 'Loaded with failures',
      Created__c: 1,
      Failed__c: 1,
      New_Alerts__c: 1,
    });

    expect((await load(org, run)).outcome).toBe('loaded');
    expect(await runRecord()).toMatchObject({
      Status__c: 'Loaded',
      Created__c: 2,
      Failed__c: 0,
      New_Alerts__c: 2,
      Tasks__c: 2,
    });
  });
});

describe('an alert without its Task', () => {
  test('is listed with what the Flow left on the Risk', async () => {
    await org.update('User', org.repId, { IsActive: false });
    const [fallback] = await org.query("SELECT Id FROM QueueSobject WHERE Queue.DeveloperName = 'Churn_Risk_Fallback'");
    await org.remove('QueueSobject', fallback!.Id);

    const report = await load(org, await writeScores(folder.path, { a1: 0.9 }));
    const [risk] = await org.query('SELECT Id, Task_Error__c FROM Risk__c');
    expect({ outcome: report.outcome, failed: report.failed, tasks: report.tasks }).toEqual({
      outcome: 'loaded with failures',
      failed: 0,
      tasks: { alerts: 1, found: 0, missing: [{ riskId: risk!.Id, error: expect.stringMatching(/^[A-Z_]+$/) }] },
    });
    expect(await readFile(join(report.resultFiles[0]!, 'failed.csv'), 'utf8')).toContain('"task","TASK_MISSING"');
    expect(report.errors).toMatchObject([{ class: 'automation', code: 'TASK_MISSING', records: 1 }]);
    expect(await runRecord()).toMatchObject({ Status__c: 'Loaded with failures', New_Alerts__c: 1, Tasks__c: 0 });
  });
});

describe('a load that is interrupted while it writes', () => {
  test('gives the season up, leaves the run as being loaded, and goes on when it is started again', async () => {
    const run = await writeScores(folder.path, { a1: 0.9, a2: 0.5 });
    const stop = new AbortController();
    const interruption = new ChurnError('interrupted', 'The load was interrupted.', 'Run the same command again.');

    const stopped = load(
      org,
      run,
      {},
      {
        signal: stop.signal,
        onProgress: ({ stage }) => stage === 'risks' && stop.abort(interruption),
      },
    );
    await expect(stopped).rejects.toMatchObject({
      code: 'interrupted',
      message: 'The load was interrupted. Risks written: 0, 2 were not sent.',
      next: interruption.next,
      data: { written: 0, failed: 0, notSent: 2, unconfirmed: 0 },
    });
    expect(await runRecord()).toMatchObject({ Status__c: 'Loading', Loading_Season__c: null, Lease_Holder__c: null });

    expect((await load(org, run)).outcome).toBe('loaded');
    expect(await org.query('SELECT Id FROM Risk__c')).toHaveLength(2);
    expect(await org.query('SELECT Id FROM Task')).toHaveLength(1);
    expect(await runRecord()).toMatchObject({ Status__c: 'Loaded', New_Alerts__c: 1, Tasks__c: 1 });
  });

  test('counts what it wrote, and names what it did not', async () => {
    await load(org, await writeScores(folder.path, { a1: 0.9 }));
    const stop = new AbortController();
    const interruption = new ChurnError('interrupted', 'The load was interrupted.', 'Go on.');
    const later = { runId: 'run-2026-b', asOf: '2025-12-08', scoredAt: '2025-12-09T02:00:00Z' };
    const run = await writeScores(folder.path, { a1: 0.5, a2: 0.5 }, later);

    const reports: LoadReport[] = [];
    const stopped = load(
      org,
      run,
      {},
      {
        signal: stop.signal,
        onProgress: ({ written }) => written === 1 && stop.abort(interruption),
        onReport: (report) => reports.push(report),
      },
    );
    await expect(stopped).rejects.toMatchObject({ data: { written: 1, failed: 0, notSent: 1, unconfirmed: 0 } });
    expect(await org.query("SELECT Created__c, Updated__c FROM Churn_Run__c WHERE Name = 'run-2026-b'")).toMatchObject([
      { Created__c: 1, Updated__c: 0 },
    ]);
    const report = reports.at(-1)!;
    expect(report).toMatchObject({ outcome: 'interrupted', failed: 1, errors: [{ code: 'NOT_SENT', records: 1 }] });
    expect(await readFile(join(report.resultFiles[0]!, 'failed.csv'), 'utf8')).toMatch(
      /"a1:2026",.*"update","NOT_SENT",/,
    );

    expect((await load(org, run)).outcome).toBe('loaded');
    expect(await org.query("SELECT Created__c, Updated__c FROM Churn_Run__c WHERE Name = 'run-2026-b'")).toMatchObject([
      { Created__c: 1, Updated__c: 1 },
    ]);
  });
});

describe("a store that can't be written to", () => {
  test('stops the load before the org is touched', async () => {
    const run = await writeScores(folder.path, { a1: 0.9 });
    const refusal = new ChurnError('store_unwritable', 'Access denied.', 'Give access.');
    const store = createFolderStore(folder.path);
    const closed = { ...store, sub: () => ({ ...store, write: () => Promise.reject(refusal) }) };

    await expect(load(org, run, {}, { root: closed })).rejects.toBe(refusal);
    expect(await org.query('SELECT Id FROM Churn_Run__c')).toEqual([]);
    expect(await org.query('SELECT Id FROM Risk__c')).toEqual([]);
  });
});

/** The org's port, through which the row of this Risk goes with other values. */
async function sending(values: WriteRow, riskKey: string): Promise<OrgPort> {
  const port = await connect(org);
  const changed = function* ({ rows }: IngestRequest): Generator<WriteRow> {
    for (const row of rows() as Iterable<WriteRow>) yield row['Risk_Key__c'] === riskKey ? { ...row, ...values } : row;
  };
  return { ...port, ingest: (request, options) => port.ingest({ ...request, rows: () => changed(request) }, options) };
}

async function runRecord(): Promise<unknown> {
  return (await org.query('SELECT FIELDS(ALL) FROM Churn_Run__c LIMIT 1'))[0];
}
