// SPDX-License-Identifier: Apache-2.0
import RunStart from '../../../../src/commands/churn/run/start.ts';
import RunStatus from '../../../../src/commands/churn/run/status.ts';
import { runStatusSchema } from '../../../../src/modelRun/modelRunResult.ts';
import { aModelBucket } from '../../../modelRun/aModelBucket.ts';
import { runCommand, runCommandJson } from '../runCommand.ts';

const bucket = aModelBucket();
const start = (...args: readonly string[]) => runCommandJson(RunStart, '--bucket', 'churn', ...args);

describe('sf churn run status', () => {
  beforeEach(async () => {
    await start('--request', 'first');
    await bucket.aws.settled();
  });

  test('shows the newest run with its stages and its output', async () => {
    await start('--request', 'second');
    await bucket.aws.settled();

    const { exitCode, stdout } = await runCommand(RunStatus, '--bucket', 'churn');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Run churn-2026-manual-second of trigger manual-second.');
    expect(stdout).toMatch(/Notebook +│ done +│ \ds/);
    expect(stdout).toContain('s3://churn/runs/churn-2026-manual-second with 2 rows of 2 accounts.');
  });

  test('finds a run by its id, its trigger and its cluster, in the published form', async () => {
    const [cluster = ''] = bucket.clusters();

    const answers = [];
    for (const id of ['churn-2026-manual-first', 'manual-first', cluster]) {
      answers.push((await runCommandJson(RunStatus, '--bucket', 'churn', '--run-id', id)).result);
    }
    expect(runStatusSchema.parse(answers[0])).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({
      runId: 'churn-2026-manual-first',
      clusterId: cluster,
      clusterState: 'TERMINATED',
      state: 'done',
      output: { uri: 's3://churn/runs/churn-2026-manual-first', rows: 2, accounts: 2 },
    });
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
  });

  test('takes the bucket from CHURN_BUCKET', async () => {
    process.env['CHURN_BUCKET'] = 'churn';

    expect((await runCommandJson(RunStatus)).result).toMatchObject({ triggerId: 'manual-first' });
  });

  test('says why a run has failed, and ends with 0', async () => {
    bucket.aws.emr.failNext({ kind: 'step_fails', stderr: 'ValueError: no usage of 2025' });
    await start('--request', 'second');
    await bucket.aws.settled();

    const { exitCode, stdout, stderr } = await runCommand(RunStatus, '--bucket', 'churn');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Notebook +│ failed/);
    expect(stderr).toContain('ValueError: no usage of 2025. Correct the notebook or what it misses');
    expect(stdout).toMatch(/Read on in s3:\/\/churn\/logs\/j-\w+\/steps\/s-\w+\/stderr\.gz\./);
  });

  test('ends with 3 for a run that nobody knows', async () => {
    expect(await runCommandJson(RunStatus, '--bucket', 'churn', '--run-id', 'nobody')).toMatchObject({
      exitCode: 3,
      code: 'run_not_found',
      message: 'No model run, trigger or cluster "nobody" is known here.',
    });
  });
});
