// SPDX-License-Identifier: Apache-2.0
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import RunStart from '../../../../src/commands/churn/run/start.ts';
import { aModelBucket } from '../../../modelRun/aModelBucket.ts';
import { runCommand, runCommandJson } from '../runCommand.ts';

const bucket = aModelBucket();
const startJson = (...args: readonly string[]) => runCommandJson(RunStart, '--bucket', 'churn', ...args);

afterEach(() => expect(bucket.clusters()).toEqual([]));

describe('sf churn run start ends without a cluster', () => {
  test.each([
    ['for a bucket that is none', ['--bucket', '/churn'], '"/churn" is no bucket.'],
    ['for a notebook that is not there', ['--notebook', '/no/such.ipynb'], '/no/such.ipynb'],
    ['for a season that is none', ['--season', 'next year'], '"next year" is no season'],
    ['for a parameter without a value', ['--parameter', 'mode'], '"mode" is no parameter.'],
    ['for a parameter that follows from the run', ['--parameter', 'lake=x'], 'The parameter lake follows from the run'],
    ['for an org that nothing is loaded into', ['--target-org', 'me'], '--then-load'],
  ])('with 2 %s', async (_, args, message) => {
    const { exitCode, stderr } = await runCommand(
      RunStart,
      ...(args[0] === '--bucket' ? [] : ['--bucket', 'churn']),
      ...args,
    );

    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  test.each([
    ['run.txt', '{}', 'its name does not end with .ipynb'],
    ['a.ipynb', '{', 'JSON'],
    ['a.ipynb', '{"nbformat": 3, "worksheets": []}', 'it is no Jupyter notebook of format 4 with cells'],
  ])('with 2 for the notebook file %s with %s', async (name, text, reason) => {
    const path = join(bucket.folder, name);
    await writeFile(path, text);

    const answer = await startJson('--notebook', path);
    expect(answer).toMatchObject({ exitCode: 2, status: 2, code: 'usage' });
    expect(answer.message).toContain(reason);
  });

  test('with 2 where no org is the default that could be loaded into', async () => {
    expect(await startJson('--then-load')).toMatchObject({
      exitCode: 2,
      code: 'usage',
      message: 'No org is given to load the run into, and there is no default org.',
    });
  });

  test('with 3 for a wrong configuration, before the notebook is put', async () => {
    await bucket.put('config/cluster.json', '{ "season": "" }');
    await bucket.watch();

    const answer = await startJson('--notebook', bucket.notebook);
    await bucket.aws.settled();
    expect(answer).toMatchObject({ exitCode: 3, code: 'config_invalid' });
    expect(answer.message).toContain('s3://churn/config/cluster.json: season');
  });

  test('with 3 for a notebook that is not in the bucket', async () => {
    await bucket.put('config/cluster.json', '{ "season": "2026", "notebook": "notebooks/other.ipynb" }');

    expect(await startJson()).toMatchObject({
      exitCode: 3,
      code: 'notebook_missing',
      message: 's3://churn/notebooks/other.ipynb is not there.',
    });
  });

  test('with 1 where EMR refuses, and the next call of the same request tries again', async () => {
    bucket.aws.emr.failNext({ kind: 'start_refused', error: 'InvalidRequestException', message: 'no such role' });

    const answer = await startJson('--request', 'a');
    expect(answer).toMatchObject({ exitCode: 1, code: 'emr_refused' });
    expect(answer.message).toContain('no such role');
  });

  test('with 1 for a bucket that does not exist', async () => {
    expect(await runCommandJson(RunStart, '--bucket', 'missing')).toMatchObject({
      exitCode: 1,
      code: 'store_unreadable',
    });
  });
});
