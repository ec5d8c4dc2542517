// SPDX-License-Identifier: Apache-2.0
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { openPlanFile } from '../../src/load/index.ts';
import { aFolder } from '../run/aFolder.ts';
import { connect, writeScores } from './aLoad.ts';
import {
  accountId,
  ACCOUNTS,
  applyPlan,
  aSecondRun,
  aThreshold,
  LATER,
  placeOfPlan,
  refusalOf,
  riskId,
  savePlan,
} from './aSavedPlan.ts';
import { startChurnOrg, type ChurnOrg } from './churnOrg.ts';

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
  await org.update('Account', await accountId(org, 'a4'), { OwnerId: org.repId });
});

const folder = aFolder();

describe('a saved plan is refused, and nothing is written,', () => {
  test.each<[string, () => Promise<unknown>, string]>([
    [
      'where a rep has closed a risk that it writes to',
      async () => org.update('Risk__c', await riskId(org, 'a1'), { Status__c: 'Dismissed' }),
      '1 risk has changed since: Risk RISK: Status__c was Open and is Dismissed.',
    ],
    [
      'where a risk that it writes to is gone',
      async () => org.remove('Risk__c', await riskId(org, 'a3')),
      '1 risk has changed since: Risk RISK: is gone.',
    ],
    [
      'where the Task of an alert would go to another owner',
      async () => org.update('Account', await accountId(org, 'a4'), { OwnerId: org.loaderId }),
      'its Task would go to owner:',
    ],
    [
      'where it says nothing of a risk that would be written now',
      async () => org.update('Risk__c', await riskId(org, 'a5'), { Fingerprint__c: 'another' }),
      '1 risk has changed since: Risk RISK: the plan does not update it.',
    ],
  ])('%s', async (_, change, reason) => {
    const run = await aSecondRun(org, folder.path);
    await savePlan(org, run);
    await change();

    const { code, message } = await refusalOf(applyPlan(org, run));
    expect(code).toBe('plan_differs');
    expect(message).not.toMatch(/a\d:2026/);
    expect(message.replace(/\ba\w{17}\b/g, 'RISK')).toContain(reason);
    expect(await org.query("SELECT Id FROM Churn_Run__c WHERE Run_Id__c = 'run-2026-b'")).toEqual([]);
  });

  test('by the thresholds that have changed, by record and field', async () => {
    const run = await writeScores(folder.path, { a1: 0.3 });
    const thresholds = { thresholds: [aThreshold(0.2)], setting: undefined };
    await savePlan(org, run, { thresholds });

    const refusal = refusalOf(applyPlan(org, run, { thresholds: { ...thresholds, thresholds: [aThreshold(0.25)] } }));
    expect((await refusal).message).toContain(
      'The thresholds have changed: One.Min_Probability__c was 0.2 and is 0.25.',
    );
  });

  test('by the run that was written anew', async () => {
    const run = await writeScores(folder.path, { a1: 0.9 });
    await savePlan(org, run);
    await writeScores(folder.path, { a1: 0.91 });

    expect((await refusalOf(applyPlan(org, run))).message).toContain('The run has changed');
  });

  test('by another org', async () => {
    const run = await writeScores(folder.path, { a1: 0.9 });
    await savePlan(org, run);
    const other = { ...(await connect(org)), orgId: '00D000000000009EAA' };

    expect((await refusalOf(applyPlan(org, run, {}, { org: other }))).message).toContain(
      'this one is 00D000000000009EAA',
    );
  });

  test('on a later day where Tasks would be due on another, and else not', async () => {
    const run = await writeScores(folder.path, { a1: 0.9 });
    await savePlan(org, run);
    const tomorrow = { clock: () => new Date(Date.now() + 24 * 3_600_000) };

    expect((await refusalOf(applyPlan(org, run, {}, tomorrow))).message).toContain(
      'no longer fits. It is of another day: due dates count from the day of the load, and those of 1 Tasks would differ.',
    );
    await savePlan(org, await writeScores(folder.path, { a2: 0.45 }, LATER));
    expect((await applyPlan(org, join(folder.path, 'runs/run-2026-b'), {}, tomorrow)).outcome).toBe('loaded');
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, -80)],
    ['altered', (text: string) => text.replace('"newAlert":true', '"newAlert":false')],
    ['of another version', (text: string) => text.replace('churn-plan/1', 'churn-plan/7')],
    ['no plan', () => '{"a":1}'],
    ['no lines', () => 'x'.repeat(3 << 20)],
    ['empty', () => ''],
  ])('when the file is %s', async (_, alter) => {
    const file = join(folder.path, 'plan.ndjson');
    await savePlan(org, await writeScores(folder.path, { a1: 0.9 }));
    await writeFile(file, alter(await readFile(file, 'utf8')));

    expect((await refusalOf(openPlanFile(placeOfPlan(folder.path)))).code).toBe('plan_invalid');
  });
});
