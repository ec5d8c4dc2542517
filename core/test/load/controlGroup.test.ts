// SPDX-License-Identifier: Apache-2.0
import type { LoadRequest } from '../../src/load/index.ts';
import { aFolder } from '../run/aFolder.ts';
import { load, writeScores } from './aLoad.ts';
import { startChurnOrg, type ChurnOrg } from './churnOrg.ts';

const LATER = { runId: 'run-2026-b', asOf: '2025-12-08', scoredAt: '2025-12-09T02:00:00Z' };
const THRESHOLD = {
  DeveloperName: 'High',
  Active__c: true,
  Band__c: 'High',
  Rank__c: 50,
  Min_Probability__c: 0.5,
  Assign_To__c: 'Account Owner',
};

let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg(['a1', 'a2']);
}, 60_000);
afterEach(() => org.close());

const folder = aFolder();

describe('an account of the control group', () => {
  test('gets no Risk, and stays held out for the season when the share shrinks to where it would not be chosen', async () => {
    const first = await load(org, await writeScores(folder.path, { a1: 0.9 }), control(100));
    const second = await load(org, await writeScores(folder.path, { a1: 0.9, a2: 0.9 }, LATER), control(0.01));

    expect([first.heldOut, second.heldOut]).toEqual([1, 1]);
    expect(await org.query('SELECT Risk_Key__c FROM Risk__c')).toMatchObject([{ Risk_Key__c: 'a2:2026' }]);
    expect(await org.query('SELECT Held_Out__c FROM Churn_Run__c ORDER BY Name')).toMatchObject([
      { Held_Out__c: 1 },
      { Held_Out__c: 1 },
    ]);
  });

  test('is loaded like any other where nobody is to be held out', async () => {
    await load(org, await writeScores(folder.path, { a1: 0.9 }), control(100));

    const report = await load(org, await writeScores(folder.path, { a1: 0.9 }, LATER), {
      ...control(100),
      control: false,
    });
    expect({ heldOut: report.heldOut, risks: await org.query('SELECT Risk_Key__c FROM Risk__c') }).toMatchObject({
      heldOut: 0,
      risks: [{ Risk_Key__c: 'a1:2026' }],
    });
  });
});

function control(percent: number): Partial<LoadRequest> {
  const setting = { Control_Percent__c: percent, Control_Salt__c: 'salt' };
  return { thresholds: { thresholds: [THRESHOLD], setting } };
}
