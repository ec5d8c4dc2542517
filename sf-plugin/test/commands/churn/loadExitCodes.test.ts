// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeScores } from '../../../../core/test/load/aLoad.ts';
import { startChurnOrg, type ChurnOrg } from '../../../../core/test/load/churnOrg.ts';
import { aFolder } from '../../../../core/test/run/aFolder.ts';
import { runLoad, runLoadJson } from './runLoad.ts';

let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg(['a1']);
}, 60_000);
afterEach(() => org.close());

const folder = aFolder();

describe('sf churn load ends with', () => {
  test('1 while another load holds the season', async () => {
    const until = new Date(Date.now() + 60_000).toISOString();
    const lease = { Loading_Season__c: '2026', Lease_Holder__c: 'other', Lease_Until__c: until };
    await org.create('Churn_Run__c', { Name: 'x', Run_Id__c: 'x', Season__c: '2026', Status__c: 'Loading', ...lease });

    const answer = await runLoadJson(org, '--run', await writeScores(folder.path, { a1: 0.9 }));
    expect(answer).toMatchObject({ exitCode: 1, status: 1, name: 'LeaseHeld', code: 'lease_held' });
  });

  test('3 when the run is none', async () => {
    expect(await runLoadJson(org, '--run', folder.path)).toMatchObject({ exitCode: 3, code: 'run_not_found' });
  });

  test('3 when the thresholds are wrong', async () => {
    const file = join(folder.path, 'thresholds.json');
    await writeFile(file, '{');

    const run = await writeScores(folder.path, { a1: 0.9 });
    expect(await runLoadJson(org, '--run', run, '--thresholds', file)).toMatchObject({
      exitCode: 3,
      code: 'thresholds_invalid',
    });
  });

  test('3 when gates are closed, and names them with their figures', async () => {
    const run = await writeScores(folder.path, { a1: 0.9, x1: 0.9 });

    const answer = await runLoadJson(org, '--run', run, '--max-unknown', '0');
    expect(answer).toMatchObject({ exitCode: 3, status: 3, name: 'GatesClosed', code: 'gates_closed' });
    expect(answer.message).toContain('1 of 2 accounts at risk are unknown to the org; 0 are allowed');
    expect(answer.actions?.[0]).toContain('--override unknown');
    expect(answer.actions?.at(-1)).toMatch(/^\S+ churn load --json --target-org "\$SF_ACCESS_TOKEN" --run /);
    expect(answer.data).toMatchObject({ gates: [{ name: 'unknown', figure: 1, limit: 0 }] });
    expect((await runLoad(org, '--run', run, '--max-unknown', '0', '--override', 'unknown')).exitCode).toBe(0);
  });

  test('3 when the org allows too few more calls today, unless less is kept for others', async () => {
    org.local.org.faults.switchOn({ name: 'limit-used-up', limit: 'DailyApiRequests', left: 10_020 });
    const run = await writeScores(folder.path, { a1: 0.9 });

    const answer = await runLoadJson(org, '--run', run);
    expect(answer).toMatchObject({ exitCode: 3, code: 'gates_closed', data: { gates: [{ name: 'allowance' }] } });
    expect(answer.message).toMatch(
      /^Nothing was written. allowance: Needs up to 42 API calls; 100\d\d of 100000 are left/,
    );
    expect((await runLoad(org, '--run', run, '--keep-allowance', '5')).exitCode).toBe(0);
  });

  test('4 when an alert has no Task, and lists it', async () => {
    await org.update('User', org.repId, { IsActive: false });
    const [fallback] = await org.query("SELECT Id FROM QueueSobject WHERE Queue.DeveloperName = 'Churn_Risk_Fallback'");
    await org.remove('QueueSobject', fallback!.Id);

    const run = await writeScores(folder.path, { a1: 0.9 });
    const { exitCode, stdout, stderr } = await runLoad(org, '--run', run);
    const [risk] = await org.query('SELECT Id FROM Risk__c');
    expect(exitCode).toBe(4);
    expect(stdout).toMatch(/automation +│ TASK_MISSING +│ 1 +│ admin /);
    expect(stderr).toContain(`1 alerts have no task: ${risk!.Id}.`);
    expect(stdout).toMatch(
      /this command writes what is missing, and nothing else:\n\S+ churn load --target-org .+ --run .+\n$/,
    );
    expect(await runLoadJson(org, '--run', run)).toMatchObject({
      exitCode: 4,
      status: 4,
      result: { outcome: 'loaded with failures' },
    });
  });

  test('5 when others use up what the org allows meanwhile, and the same command goes on', async () => {
    const run = await writeScores(folder.path, { a1: 0.9 });
    const { faults } = org.local.org;
    const fault = faults.switchOn({ name: 'limit-used-up', limit: 'DailyApiRequests', left: 8 });

    const ended = await runLoadJson(org, '--run', run, '--override', 'allowance');
    expect(ended).toMatchObject({ exitCode: 5, status: 5, name: 'AllowanceUsedUp', code: 'allowance_used_up' });
    expect(ended.message).toMatch(/REQUEST_LIMIT_EXCEEDED.* Risks written: \d/);
    expect(ended.actions?.at(-1)).toMatch(/ churn load .* --override allowance$/);

    faults.switchOff(fault);
    await org.update('Churn_Run__c', (await org.query('SELECT Id FROM Churn_Run__c'))[0]!.Id, {
      Lease_Holder__c: null,
    });
    expect((await runLoad(org, '--run', run)).exitCode).toBe(0);
    expect(await org.query('SELECT Alert_Number__c FROM Risk__c')).toMatchObject([{ Alert_Number__c: 1 }]);
  });

  test('5 when it is interrupted, with the season given up, and the same command goes on', async () => {
    const run = await writeScores(folder.path, { a1: 0.9 });

    const ended = runLoadJson(org, '--run', run);
    await untilTheSeasonIsHeld();
    process.emit('SIGTERM');
    expect(await ended).toMatchObject({
      exitCode: 5,
      status: 5,
      code: 'interrupted',
      message: expect.stringMatching(/^The load was interrupted\./),
      actions: [expect.stringContaining('same command'), 'Go on with this command:', expect.stringMatching(GO_ON)],
    });
    expect(await org.query('SELECT Loading_Season__c FROM Churn_Run__c')).toMatchObject([{ Loading_Season__c: null }]);
    expect((await runLoad(org, '--run', run)).exitCode).toBe(0);
  });
});

/** Of the bin that the tests have. */
const GO_ON = /^\S+ churn load --json --target-org "\$SF_ACCESS_TOKEN" --run \S+$/;

async function untilTheSeasonIsHeld(): Promise<void> {
  while ((await org.query('SELECT Id FROM Churn_Run__c')).length === 0)
    await new Promise((next) => setTimeout(next, 1));
}
