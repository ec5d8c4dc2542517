// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { aFolder } from '../run/aFolder.ts';
import { actionsOf, load, rootOf, writeScores } from './aLoad.ts';
import { startChurnOrg, type ChurnOrg } from './churnOrg.ts';

let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg(['a1', 'a2', 'a3']);
}, 60_000);
afterEach(() => org.close());

const folder = aFolder();

describe('a load', () => {
  test('makes one Risk per account at risk and one Task per alert', async () => {
    const run = await writeScores(folder.path, { A1: 0.9, a2: 0.5, a3: 0.1 });

    const report = await load(org, run);
    expect(report).toMatchObject({
      outcome: 'loaded',
      rows: 3,
      accounts: 3,
      atRisk: 2,
      newAlerts: { planned: 1, written: 1 },
      tasks: { alerts: 1, found: 1, missing: [] },
      routes: [{ kind: 'owner', name: 'rep', alerts: 1 }],
    });
    expect(
      await org.query(
        `SELECT Risk_Key__c, Band__c, Status__c, Alert_Number__c, Account__r.Name, Run__r.Name FROM Risk__c ORDER BY Risk_Key__c`,
      ),
    ).toMatchObject([
      {
        Risk_Key__c: 'A1:2026',
        Band__c: 'Critical',
        Status__c: 'Open',
        Alert_Number__c: 1,
        Account__r: { Name: 'a1' },
        Run__r: { Name: 'run-2026-a' },
      },
      {
        Risk_Key__c: 'a2:2026',
        Band__c: 'Medium',
        Status__c: 'Open',
        Alert_Number__c: 0,
        Account__r: { Name: 'a2' },
        Run__r: { Name: 'run-2026-a' },
      },
    ]);
    expect(await org.query('SELECT Subject, OwnerId FROM Task')).toMatchObject([
      { Subject: 'Churn risk: a1 (Critical)', OwnerId: org.repId },
    ]);
  });

  test('writes nothing and starts no job when it is run again, and adds nothing to the counts of the run', async () => {
    const run = await writeScores(folder.path, { a1: 0.9, a2: 0.5 });
    await load(org, run);
    const risks = await org.query('SELECT Id, SystemModstamp FROM Risk__c');

    const again = await load(org, run);
    expect({ jobs: again.jobs, actions: actionsOf(again) }).toEqual({ jobs: [], actions: { unchanged: 2 } });
    expect(await org.query('SELECT Id, SystemModstamp FROM Risk__c')).toEqual(risks);
    expect(
      await org.query('SELECT Status__c, Created__c, Unchanged__c, New_Alerts__c, Tasks__c FROM Churn_Run__c'),
    ).toMatchObject([{ Status__c: 'Loaded', Created__c: 2, Unchanged__c: 2, New_Alerts__c: 1, Tasks__c: 1 }]);
  });

  test('finds the Tasks of alerts that an earlier run of the same day has made', async () => {
    await load(org, await writeScores(folder.path, { a1: 0.9 }));

    const sameDay = { runId: 'run-2026-b', scoredAt: '2025-12-09T02:00:00Z' };
    const report = await load(org, await writeScores(folder.path, { a1: 0.95, a2: 0.9 }, sameDay));
    expect(report).toMatchObject({ outcome: 'loaded', tasks: { alerts: 2, found: 2, missing: [] } });
  });

  test('writes only the difference of a later run', async () => {
    await load(org, await writeScores(folder.path, { a1: 0.9, a2: 0.5, a3: 0.45 }));

    const later = { runId: 'run-2026-b', asOf: '2025-12-08', scoredAt: '2025-12-09T02:00:00Z' };
    const report = await load(org, await writeScores(folder.path, { a1: 0.9, a2: 0.7, a3: 0.1 }, later));
    expect(actionsOf(report)).toEqual({ unchanged: 1, escalate: 1, recede: 1 });
    expect(
      await org.query(
        'SELECT Risk_Key__c, Status__c, Band__c, Alert_Number__c, Probability_Before__c, Run__r.Name FROM Risk__c ORDER BY Risk_Key__c',
      ),
    ).toMatchObject([
      {
        Risk_Key__c: 'a1:2026',
        Status__c: 'Open',
        Band__c: 'Critical',
        Alert_Number__c: 1,
        Probability_Before__c: null,
        Run__r: { Name: 'run-2026-a' },
      },
      {
        Risk_Key__c: 'a2:2026',
        Status__c: 'Open',
        Band__c: 'High',
        Alert_Number__c: 1,
        Probability_Before__c: 0.5,
        Run__r: { Name: 'run-2026-b' },
      },
      {
        Risk_Key__c: 'a3:2026',
        Status__c: 'Receded',
        Band__c: 'Medium',
        Alert_Number__c: 0,
        Probability_Before__c: null,
        Run__r: { Name: 'run-2026-a' },
      },
    ]);
  });

  test('leaves its files next to the folder runs', async () => {
    const run = await writeScores(folder.path, { a1: 0.9, a2: 0.5, nobody: 0.9 });

    const report = await load(org, run);
    const place = join(rootOf(run), 'loads', report.orgId, 'run-2026-a', report.loadId);
    expect(report.resultFiles).toEqual([place]);
    expect((await readdir(place)).sort()).toEqual([
      'assignments.ndjson.gz',
      'before.ndjson.gz',
      'failed.csv',
      'rejects.csv',
      'report.json',
      'unknown-accounts.csv',
    ]);
    expect(JSON.parse(await readFile(join(place, 'report.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(report)));
    expect(await readFile(join(place, 'unknown-accounts.csv'), 'utf8')).toBe(
      '"account_key","band","probability","value_at_risk","renewals_at_risk"\n"nobody","Critical","0.9","900","1"\n',
    );
    expect(await readFile(join(place, 'rejects.csv'), 'utf8')).toBe('"file","row","column","code","message"\n');
    const run1 = { season: '2026', arm: 'treated', runId: 'run-2026-a', asOf: '2025-12-01' };
    expect(await readAssignments(place)).toEqual([
      { accountKey: 'a1', probability: 0.9, valueAtRisk: 900, band: 'Critical', ...run1 },
      { accountKey: 'a2', probability: 0.5, valueAtRisk: 500, band: 'Medium', ...run1 },
    ]);
  });

  test('finishes the Churn_Run__c of its run completely', async () => {
    const metrics = { testSeason: '2025', rows: 10, baseRate: 0.1, auc: 0.7, averagePrecision: 0.2, brier: 0.08 };
    const report = await load(org, await writeScores(folder.path, { a1: 0.9, a2: 0.5, nobody: 0.3 }, { metrics }));

    const [record] = await org.query('SELECT FIELDS(ALL) FROM Churn_Run__c LIMIT 1');
    const { Preview__c, Thresholds__c, Score_Deciles__c, Metrics__c, Manifest_Sha256__c, ...rest } = record!;
    expect(rest).toMatchObject({
      Name: 'run-2026-a',
      Run_Id__c: 'run-2026-a',
      Season__c: '2026',
      Model_Name__c: 'made-up',
      Model_Version__c: '1.0.0',
      Scored_At__c: '2025-12-02T02:00:00.000+0000',
      As_Of__c: '2025-12-01',
      Source__c: `${rootOf(String(report.source))}/runs/run-2026-a/manifest.json`,
      Scope__c: 'full',
      Currency__c: 'EUR',
      Rows__c: 3,
      Accounts__c: 3,
      Rejects__c: 0,
      Unknown__c: 1,
      Created__c: 2,
      Updated__c: 0,
      Escalated__c: 0,
      Woken__c: 0,
      Receded__c: 0,
      Reopened__c: 0,
      Unchanged__c: 0,
      Held_Out__c: 0,
      Failed__c: 0,
      New_Alerts__c: 1,
      Tasks__c: 1,
      Status__c: 'Loaded',
      Loading_Season__c: null,
      Lease_Until__c: null,
      Lease_Holder__c: null,
      Loaded_By__c: org.loaderId,
      Started__c: report.startedAt.replace('Z', '+0000'),
    });
    expect(rest['Finished__c']).not.toBeNull();
    expect(Manifest_Sha256__c).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(String(Metrics__c))).toEqual(metrics);
    expect(JSON.parse(String(Thresholds__c))).toEqual(report.thresholds);
    const inSetup = await org.query('SELECT Id FROM Churn_Threshold__mdt WHERE Active__c = true');
    expect(report.thresholds.map(({ Id }) => Id).sort()).toEqual(inSetup.map(({ Id }) => Id).sort());
    expect(JSON.parse(String(Preview__c))).toMatchObject({
      v: 2,
      currency: 'EUR',
      accounts: 2,
      owners: [org.repId],
      probability: [900_000, 500_000],
      evaluation: null,
    });
    expect(JSON.parse(String(Score_Deciles__c))).toMatchObject({ v: 1, n: 3 });
  });
});

async function readAssignments(place: string): Promise<readonly unknown[]> {
  const text = gunzipSync(await readFile(join(place, 'assignments.ndjson.gz'))).toString();
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}
