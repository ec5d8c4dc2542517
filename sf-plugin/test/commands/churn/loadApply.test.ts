// SPDX-License-Identifier: Apache-2.0
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { writeScores } from '../../../../core/test/load/aLoad.ts';
import { startChurnOrg, type ChurnOrg } from '../../../../core/test/load/churnOrg.ts';
import { aFolder } from '../../../../core/test/run/aFolder.ts';
import { runLoad, runLoadJson } from './runLoad.ts';

// several loads a test, on machines that may be busy
jest.setTimeout(60_000);

let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg(['a1', 'a2']);
}, 60_000);
afterEach(() => org.close());

const folder = aFolder();

describe('sf churn load --apply', () => {
  test('loads what --dry-run --plan-file saved, and says where the plan is', async () => {
    const run = await writeScores(folder.path, { a1: 0.9, x1: 0.9 });
    const file = join(folder.path, 'plan.ndjson');
    const limits = ['--max-unknown', '0', '--override', 'unknown'];

    const planned = await runLoad(org, '--run', run, '--dry-run', '--plan-file', file, ...limits);
    expect(planned).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining(`loads exactly that:\nsf churn load --apply ${file} --target-org `),
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await runLoadJson(org, '--apply', file)).toMatchObject({
      exitCode: 0,
      result: {
        outcome: 'loaded',
        runId: 'run-2026-a',
        newAlerts: { written: 1 },
        plan: { madeAt: expect.any(String) },
      },
    });
  });

  test('ends with 3 where the plan no longer fits, names the records by Id, and writes nothing', async () => {
    const run = await writeScores(folder.path, { a1: 0.9 });
    const file = join(folder.path, 'plan.ndjson');
    await runLoad(org, '--run', run, '--dry-run', '--plan-file', file);
    const [account] = await org.query("SELECT Id FROM Account WHERE Churn_Account_Key__c = 'a1'");
    await org.update('Account', account!.Id, { OwnerId: org.loaderId });

    const answer = await runLoadJson(org, '--apply', file);
    expect(answer).toMatchObject({
      exitCode: 3,
      code: 'plan_differs',
      actions: [expect.stringContaining('--plan-file')],
    });
    expect(answer.data).toEqual({
      changed: 1,
      dueOtherwise: 0,
      examples: [
        { cause: 'org', record: `Account ${account!.Id}`, reason: expect.stringContaining(`owner:${org.loaderId}`) },
      ],
    });
    expect(await org.query('SELECT Id FROM Risk__c')).toEqual([]);
  });
});
