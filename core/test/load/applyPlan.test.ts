// SPDX-License-Identifier: Apache-2.0
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { openPlanFile, type LoadReport } from '../../src/load/index.ts';
import { aFolder } from '../run/aFolder.ts';
import { actionsOf, load, writeScores } from './aLoad.ts';
import { ACCOUNTS, applyPlan, aSecondRun, aThreshold, placeOfPlan, riskId, savePlan } from './aSavedPlan.ts';
import { startChurnOrg, type ChurnOrg } from './churnOrg.ts';

const HASH = /^[0-9a-f]{64}$/;

// several loads a test, on machines that may be busy
jest.setTimeout(60_000);

let org: ChurnOrg;
beforeAll(async () => {
  org = await startChurnOrg(ACCOUNTS);
}, 60_000);
afterAll(() => org.close());
afterEach(async () => {
  for (const object of ['Risk__c', 'Churn_Run__c']) {
    for (const { Id } of await org.query(`SELECT Id FROM ${object}`)) await org.remove(object, Id);
  }
});

const folder = aFolder();

describe('a saved plan', () => {
  test('is loaded exactly, and once more it writes nothing', async () => {
    const run = await aSecondRun(org, folder.path);
    const planned = await savePlan(org, run);
    const applied = await applyPlan(org, run);

    expect(actionsOf(applied)).toEqual({ update: 1, escalate: 1, recede: 1, create: 1, unchanged: 1 });
    expect(comparable(applied)).toEqual({ ...comparable(planned), outcome: 'loaded', dryRun: false });
    expect(await applyPlan(org, run)).toMatchObject({ outcome: 'loaded', jobs: [], plan: planned.plan });
  });

  test('is for the eyes of its owner, and tells of a risk its key, state and hashes', async () => {
    await savePlan(org, await aSecondRun(org, folder.path));

    const file = join(folder.path, 'plan.ndjson');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const [, , escalated] = (await readFile(file, 'utf8')).split('\n');
    expect(JSON.parse(escalated!)).toEqual({
      kind: 'escalate',
      riskKey: 'a2:2026',
      riskId: await riskId(org, 'a2'),
      accountId: null,
      newAlert: true,
      route: `owner:${org.repId}`,
      dueDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      before: {
        status: 'Open',
        fingerprint: expect.stringMatching(HASH),
        peakBand: null,
        peakRank: null,
        alertNumber: 0,
        lastAlerted: null,
      },
      after: {
        status: 'Open',
        fingerprint: expect.stringMatching(HASH),
        peakBand: 'High',
        peakRank: 30,
        alertNumber: 1,
        lastAlerted: '2025-12-08',
      },
      write: expect.stringMatching(HASH),
    });
  });

  test('is gone on with where a load of it has died half way', async () => {
    const run = await aSecondRun(org, folder.path);
    await savePlan(org, run);
    await load(org, run);
    // as if the load had died before these two
    await org.remove('Risk__c', await riskId(org, 'a4'));
    await org.update('Risk__c', await riskId(org, 'a3'), { Status__c: 'Open' });

    expect(actionsOf(await applyPlan(org, run))).toEqual({ unchanged: 3, recede: 1, create: 1 });
  });

  test('takes what reps did to risks that it had written already for no change', async () => {
    const run = await aSecondRun(org, folder.path);
    await savePlan(org, run);
    await applyPlan(org, run);
    await org.update('Risk__c', await riskId(org, 'a2'), { Status__c: 'In Progress' });

    expect((await applyPlan(org, run)).outcome).toBe('loaded');
  });

  test('needs no gate overridden again that was when it was made, and only such', async () => {
    const run = await writeScores(folder.path, { a1: 0.9, x1: 0.9 });
    const asked = { maxUnknown: { count: 0 }, overrides: new Set(['unknown', 'flow'] as const) };
    await savePlan(org, run, asked);

    const saved = await openPlanFile(placeOfPlan(folder.path));
    expect(saved.header.request.overrides).toEqual(['unknown']);
    expect((await applyPlan(org, run)).gates.filter(({ overridden }) => overridden).map(({ name }) => name)).toEqual([
      'unknown',
    ]);
  });

  test('is made of the thresholds of a file, and applied with them', async () => {
    const run = await writeScores(folder.path, { a1: 0.3 });
    await savePlan(org, run, { thresholds: { thresholds: [aThreshold(0.2)], setting: { Control_Percent__c: 0 } } });

    expect(actionsOf(await applyPlan(org, run))).toEqual({ create: 1 });
  });
});

/** Without what differs between two loads of the same run in any case. */
function comparable({ gates, ...report }: LoadReport): object {
  return { ...report, ...THIS_LOAD, gates: gates.filter(({ name }) => name !== 'allowance') };
}

const THIS_LOAD = {
  loadId: '',
  startedAt: '',
  finishedAt: '',
  stages: [],
  actions: [],
  newAlerts: {},
  tasks: {},
  jobs: [],
  apiCalls: 0,
  polls: 0,
  resultFiles: [],
};
