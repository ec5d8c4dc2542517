// SPDX-License-Identifier: Apache-2.0
import { previewRun, type PreviewRequest } from '../../src/preview/index.ts';
import { comparePreview, readPreview, type ThresholdRecord } from '../../src/rules/index.ts';
import { createFolderStore } from '../../src/run/index.ts';
import { connect, load, rootOf, writeScores } from '../load/aLoad.ts';
import { startChurnOrg, type ChurnOrg } from '../load/churnOrg.ts';
import { aRecord } from '../rules/aThreshold.ts';
import { aFolder } from '../run/aFolder.ts';
import { aRow, writeRun } from '../run/aRun.ts';

const KEYS = Array.from({ length: 24 }, (_, i) => `a${i}`);

let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg(KEYS);
}, 60_000);
afterEach(() => org.close());

const folder = aFolder();

const preview = async (run: string, request: Partial<PreviewRequest> = {}) =>
  previewRun(
    { thresholds: undefined, accountKeyField: undefined, ...request },
    { org: await connect(org), run: createFolderStore(run), root: createFolderStore(rootOf(run)) },
  );

const scores = () => Object.fromEntries(KEYS.map((key, i) => [key, i / 24]));
const fileOf = (thresholds: readonly ThresholdRecord[], setting = {}) => ({ thresholds: { thresholds, setting } });

describe('a preview', () => {
  test('tells the thresholds of the org, and with none to compare with the same again', async () => {
    const run = await writeScores(folder.path, { a1: 0.9, a2: 0.5, nobody: 0.7 });

    const report = await preview(run);
    expect(report).toMatchObject({
      runId: 'run-2026-a',
      currency: 'EUR',
      rows: 3,
      now: { accounts: 2, alerts: 1, value: 1400, unknown: 1, heldOut: 0 },
      enter: 0,
      leave: 0,
      changes: [],
      takers: [{ kind: 'owner', id: org.repId, name: 'rep', now: 1, after: 1 }],
      warnings: [],
    });
    expect(report.after).toEqual(report.now);
    expect(report.thresholds.now.map(({ DeveloperName }) => DeveloperName).sort()).toEqual([
      'Critical',
      'High',
      'Low',
      'Medium',
    ]);
  });

  test('names the accounts that enter and leave, the largest value first', async () => {
    const row = (key: string, churn_probability: number, renewal_value: number) =>
      aRow({ account_key: key, renewal_key: key, churn_probability, renewal_value });
    const run = await writeRun(folder.path, {
      files: [[row('a1', 0.1, 100), row('a2', 0.15, 900), row('a3', 0.9, 500)]],
    });
    const { changes } = await preview(run, fileOf([aRecord({ Min_Probability__c: 0.1, Segment__c: 'Academic' })]));

    expect(changes).toEqual(
      [
        { accountKey: 'a2', probability: 0.15, valueAtRisk: 135 },
        { accountKey: 'a1', probability: 0.1, valueAtRisk: 10 },
      ].map((change) => ({
        change: 'enter',
        accountId: expect.stringMatching(/^001/),
        accountName: change.accountKey,
        ownerName: 'rep',
        band: 'High',
        valueIsPartial: false,
        nextRenewalDate: '2026-01-31',
        ...change,
      })),
    );
    expect((await preview(run, fileOf([]))).changes).toMatchObject([
      { change: 'leave', accountKey: 'a3', band: 'Critical' },
    ]);
  });

  test('of a loaded run equals what its Preview__c answers and what the next load does', async () => {
    const setting = { Control_Percent__c: 40, Control_Salt__c: 'x', Control_Max_Value__c: 700 };
    const run = await writeScores(folder.path, scores());
    const loaded = await load(org, run, fileOf(await orgThresholds(), setting));
    const after = (await orgThresholds()).map((record) => ({
      ...record,
      Min_Probability__c: record.Min_Probability__c! * 0.6,
    }));
    const report = await preview(run, fileOf(after, setting));

    const [record] = await org.query('SELECT Preview__c, Thresholds__c FROM Churn_Run__c');
    const document = readPreview(String(record!['Preview__c']));
    const comparison = comparePreview(document, JSON.parse(String(record!['Thresholds__c'])), after);
    expect(loaded.heldOut).toBeGreaterThan(0);
    expect(comparison.enter).toBeGreaterThan(0);
    expect(report).toMatchObject({
      after: comparison.after,
      bands: comparison.bands.map(({ after: n }) => ({ after: n })),
    });

    const next = await load(org, run, { ...fileOf(after, setting), dryRun: true });
    expect(report.after).toMatchObject({ heldOut: next.heldOut, accounts: next.atRisk - next.heldOut });
  });
});

describe('a preview refuses', () => {
  test('thresholds with faults, before the run is read', async () => {
    const run = await writeScores(folder.path, { a1: 0.9 });

    await expect(preview(run, fileOf([aRecord({ Assign_To__c: 'No_Queue' })]))).rejects.toMatchObject({
      code: 'thresholds_invalid',
      data: [{ developerName: 'High', field: 'Assign_To__c' }],
    });
  });

  test('a run without rows', async () => {
    await expect(preview(await writeRun(folder.path, { files: [[]] }))).rejects.toMatchObject({ code: 'run_empty' });
  });

  test('a user who does not see the key of the accounts', async () => {
    const run = await writeScores(folder.path, { a1: 0.9 });

    await expect(preview(run, { accountKeyField: 'No_Field__c' })).rejects.toMatchObject({
      code: 'gates_closed',
      message: "access: Account.No_Field__c is not in the org or can't be read.",
    });
  });
});

/** As the org has them, without what is not of the file. */
async function orgThresholds(): Promise<readonly ThresholdRecord[]> {
  const fields = 'DeveloperName, Active__c, Band__c, Rank__c, Min_Probability__c, Creates_Task__c, Assign_To__c';
  const rows = await org.query(`SELECT ${fields} FROM Churn_Threshold__mdt`);
  return rows.map(({ Id: _id, attributes: _attributes, ...record }) => record as unknown as ThresholdRecord);
}
