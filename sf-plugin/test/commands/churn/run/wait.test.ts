// SPDX-License-Identifier: Apache-2.0
import RunStart from '../../../../src/commands/churn/run/start.ts';
import RunWait from '../../../../src/commands/churn/run/wait.ts';
import { runStatusSchema, runWaitSchema } from '../../../../src/modelRun/modelRunResult.ts';
import { aModelBucket } from '../../../modelRun/aModelBucket.ts';
import { runCommand, runCommandJson } from '../runCommand.ts';

const bucket = aModelBucket();
const start = (...args: readonly string[]) => runCommandJson(RunStart, '--bucket', 'churn', ...args);
const wait = (...args: readonly string[]) =>
  runCommand(RunWait, '--bucket', 'churn', '--poll-interval', '1', '--wait', '1', ...args);
const waitJson = (...args: readonly string[]) =>
  runCommandJson(RunWait, '--bucket', 'churn', '--poll-interval', '1', '--wait', '1', ...args);

describe('sf churn run wait', () => {
  test('answers when the run is done, in the published form', async () => {
    await start('--request', 'a');

    const answer = await waitJson('--run-id', 'manual-a');
    expect({ exitCode: answer.exitCode, status: answer.status }).toEqual({ exitCode: 0, status: 0 });
    expect(runWaitSchema.parse(answer.result)).toEqual(answer.result);
    expect(answer.result).toMatchObject({ runId: 'churn-2026-manual-a', state: 'done', stage: 'output' });
  });

  test.each([
    [
      'the notebook fails',
      { kind: 'step_fails', stderr: 'DATA_SET_MISSING: the data set usage is not there' },
      'The run churn-2026-manual-a has failed in the stage Notebook: DATA_SET_MISSING: the data set usage is not there.',
    ],
    [
      'the bootstrap action fails',
      { kind: 'bootstrap_fails', stderr: 'no wheel of papermill' },
      'has failed in the stage Bootstrap: ',
    ],
    ['there are no machines', { kind: 'no_capacity' }, 'has failed in the stage Cluster: '],
  ] as const)('ends with 1 and the reason when %s', async (_, fault, message) => {
    bucket.aws.emr.failNext(fault);
    await start('--request', 'a');

    const answer = await waitJson();
    expect(answer).toMatchObject({ exitCode: 1, status: 1, name: 'ModelRunFailed', code: 'model_run_failed' });
    expect(answer.message).toContain(message);
    expect(runStatusSchema.parse(answer.data)).toMatchObject({
      state: 'failed',
      failure: { next: expect.any(String) },
    });
  });

  test('ends with 5 when it is interrupted, and the run goes on', async () => {
    bucket.aws.emr.failNext({ kind: 'step_hangs' });
    await start('--request', 'a');

    const ended = waitJson('--run-id', 'manual-a');
    await untilWatched();
    process.emit('SIGTERM');
    expect(await ended).toMatchObject({
      exitCode: 5,
      code: 'interrupted',
      actions: ['The run goes on. Watch it again: sf churn run wait --bucket s3://churn --run-id manual-a.'],
    });
    expect(bucket.aws.events.sent().at(-1)?.detail).not.toMatchObject({ state: 'TERMINATED' });
  });

  test('ends with 3 where no run was ever started', async () => {
    const { exitCode, stderr } = await wait();

    expect(exitCode).toBe(3);
    expect(stderr).toContain('No model run was ever started here.');
  });
});

/** By then, the listeners of the CLI, which would end this process, are set aside. */
async function untilWatched(): Promise<void> {
  while (process.listeners('SIGTERM').every(({ name }) => name !== 'interrupt')) {
    await new Promise((next) => setTimeout(next, 1));
  }
}
