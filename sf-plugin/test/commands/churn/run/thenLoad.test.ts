// SPDX-License-Identifier: Apache-2.0
import { startChurnOrg, type ChurnOrg } from '../../../../../core/test/load/churnOrg.ts';
import RunStart from '../../../../src/commands/churn/run/start.ts';
import RunWait from '../../../../src/commands/churn/run/wait.ts';
import { runStartSchema } from '../../../../src/modelRun/modelRunResult.ts';
import { aModelBucket } from '../../../modelRun/aModelBucket.ts';
import { runCommand, runCommandJson } from '../runCommand.ts';

const bucket = aModelBucket();

let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg(['a1', 'a2']);
  process.env['SF_ORG_INSTANCE_URL'] = org.url;
}, 60_000);
afterEach(() => org.close());

const thenLoad = () => ['--bucket', 'churn', '--poll-interval', '1', '--then-load', '--target-org', org.loaderToken];

describe('with --then-load', () => {
  test('a run is started, awaited and loaded by one command', async () => {
    const answer = await runCommandJson(RunStart, '--notebook', bucket.notebook, ...thenLoad());

    expect(answer).toMatchObject({ exitCode: 0, status: 0 });
    expect(runStartSchema.parse(answer.result)).toEqual(answer.result);
    expect(answer.result).toMatchObject({
      state: 'done',
      load: { outcome: 'loaded', newAlerts: { planned: 1, written: 1 }, runId: answer.result?.['runId'] },
    });
    expect(await org.query('SELECT Account__r.Name FROM Risk__c')).toMatchObject([{ Account__r: { Name: 'a1' } }]);
  });

  test('a run that is done is loaded, and the load is shown after the run', async () => {
    await runCommand(RunStart, '--bucket', 'churn', '--request', 'a');

    const { exitCode, stdout } = await runCommand(RunWait, ...thenLoad());
    expect(exitCode).toBe(0);
    expect(stdout.indexOf('The run is done after')).toBeLessThan(stdout.indexOf('Write the risks ...'));
    expect(stdout).toContain('Run churn-2026-manual-a is loaded. Risks written: 1, new alerts: 1.');
  });

  test('a load that is refused ends with 3 and says how to load without running again', async () => {
    await runCommand(RunStart, '--bucket', 'churn', '--request', 'a', '--poll-interval', '1', '--wait', '1');
    await bucket.put('runs/churn-2026-manual-a/predictions/part-00000.ndjson', '{}');

    const answer = await runCommandJson(RunWait, ...thenLoad());
    expect(answer).toMatchObject({ exitCode: 3, code: 'run_file_differs' });
    expect(answer.actions?.[0]).toBe(
      'The run is done and need not be repeated. Load it: sf churn load --run s3://churn/runs/churn-2026-manual-a.',
    );
  });

  test('the training of a model ends with 2, because it has nothing to load', async () => {
    await runCommand(RunStart, '--bucket', 'churn', '--request', 'a', '--parameter', 'mode=train');

    expect(await runCommandJson(RunWait, ...thenLoad())).toMatchObject({
      exitCode: 2,
      message: 'The run churn-2026-manual-a trains a model. It has nothing to load.',
    });
    await bucket.aws.settled();
  });
});
