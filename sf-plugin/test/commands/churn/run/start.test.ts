// SPDX-License-Identifier: Apache-2.0
import RunStart from '../../../../src/commands/churn/run/start.ts';
import { runStartSchema } from '../../../../src/modelRun/modelRunResult.ts';
import { aModelBucket } from '../../../modelRun/aModelBucket.ts';
import { runCommand, runCommandJson } from '../runCommand.ts';

const bucket = aModelBucket();
const start = (...args: readonly string[]) =>
  runCommand(RunStart, '--bucket', 'churn', '--poll-interval', '1', ...args);
const startJson = (...args: readonly string[]) =>
  runCommandJson(RunStart, '--bucket', 'churn', '--poll-interval', '1', ...args);

describe('sf churn run start', () => {
  test('puts a notebook, starts its cluster where nothing watches the bucket, and tells the stages', async () => {
    const { exitCode, stdout, stderr } = await start('--notebook', bucket.notebook, '--wait', '1');

    const [cluster] = bucket.clusters();
    expect({ exitCode, stderr, clusters: bucket.clusters() }).toEqual({ exitCode: 0, stderr: '', clusters: [cluster] });
    expect(stdout).toContain(`The cluster ${cluster} was started.`);
    expect(stdout).toMatch(/Cluster: done after \ds\n(Bootstrap \.\.\.\n)?Bootstrap: done\n/);
    expect(stdout).toMatch(/s: s3:\/\/churn\/runs\/churn-2026-notebook-[0-9a-f]{16} with 2 rows of 2 accounts\./);
  });

  test('without --wait ends when the cluster has been started', async () => {
    const answer = await startJson('--notebook', bucket.notebook);

    expect({ exitCode: answer.exitCode, status: answer.status }).toEqual({ exitCode: 0, status: 0 });
    expect(runStartSchema.parse(answer.result)).toEqual(answer.result);
    expect(answer.result).toMatchObject({ outcome: 'started', kind: 'notebook', clusterId: bucket.clusters()[0] });
    await bucket.aws.settled();
  });

  test('with --request starts one cluster however often it is called', async () => {
    const first = await startJson('--request', 'build-7', '--wait', '1');
    const second = await startJson('--request', 'build-7');

    expect(first.result).toMatchObject({ outcome: 'started', runId: 'churn-2026-manual-build-7', state: 'done' });
    expect(second.result).toEqual({ ...first.result, outcome: 'already-started' });
    expect(bucket.clusters()).toEqual([first.result?.['clusterId']]);
  });

  test('gives season and parameters to the notebook that lies in the bucket', async () => {
    const { stdout } = await start('--season', '2027', '--parameter', 'mode=train', '--wait', '1');

    expect(stdout).toMatch(/The training is done after \ds\. It has no run to load\./);
    expect((await startJson('--season', '2027', '--request', 'a')).result).toMatchObject({ season: '2027' });
    await bucket.aws.settled();
  });

  describe('where a bridge watches the bucket', () => {
    beforeEach(() => bucket.watch());

    test('leaves the start to it', async () => {
      const { result } = await startJson('--notebook', bucket.notebook, '--wait', '1');

      expect(result).toMatchObject({ kind: 'notebook', state: 'done', clusterId: bucket.clusters()[0] });
      expect(bucket.clusters()).toHaveLength(1);
    });

    test('with --direct starts as well, and there is still one cluster', async () => {
      const { result } = await startJson('--notebook', bucket.notebook, '--direct', '--wait', '1');
      await bucket.aws.settled();

      expect(result).toMatchObject({ state: 'done', clusterId: bucket.clusters()[0] });
      expect(bucket.clusters()).toHaveLength(1);
    });

    test('takes no season and no parameter for a notebook that is put', async () => {
      const { exitCode, stderr } = await start('--notebook', bucket.notebook, '--season', '2027');

      expect({ exitCode, clusters: bucket.clusters() }).toEqual({ exitCode: 2, clusters: [] });
      expect(stderr).toContain('runs with the season and the parameters of config/cluster.json');
    });
  });
});
