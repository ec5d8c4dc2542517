// SPDX-License-Identifier: Apache-2.0
// What runs on the cluster: commands, their environment, their logs.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { TerminateJobFlowsCommand } from '@aws-sdk/client-emr';
import { aStep, BUCKET, endOf, openEmrBench } from '../emrBench.ts';
import type { EmrBench } from '../emrBench.ts';

let bench: EmrBench;
beforeEach(async () => {
  bench = await openEmrBench({ delayMs: 5, env: { TOOL: 'hammer' }, path: [join(import.meta.dirname, 'none')] });
});
afterEach(() => bench.close());

const put = (Key: string, Body: string) => bench.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));

test('stdout and stderr of a step are in S3 when it has ended', async () => {
  const id = await bench.run({ Steps: [aStep('echo out; echo err >&2; exit 7')] });
  await bench.aws.settled();
  const [step] = await bench.steps(id);

  expect(await bench.logKeys(id)).toEqual([`steps/${step?.Id}/stderr.gz`, `steps/${step?.Id}/stdout.gz`]);
  expect(await bench.log(`${id}/steps/${step?.Id}/stdout.gz`)).toBe('out\n');
  expect(step?.Status?.FailureDetails).toEqual({
    Reason: 'Unknown Error.',
    Message: 'err\n',
    LogFile: `s3://${BUCKET}/logs/${id}/steps/${step?.Id}/stderr.gz`,
  });
});

test('the message of a failure is the end of stderr', async () => {
  const id = await bench.run({ LogUri: undefined, Steps: [aStep('printf "%0500d" 1 >&2; false')] });
  await bench.aws.settled();

  const [step] = await bench.steps(id);
  expect(step?.Status?.FailureDetails).toEqual({ Reason: 'Unknown Error.', Message: `${'0'.repeat(399)}1` });
});

test.each([
  ['a command that there is not', 'command-runner.jar', ['no-such-command'], 'spawn no-such-command ENOENT\n'],
  ['no command', 'command-runner.jar', [], 'command-runner.jar was given no command\n'],
  ['another jar', 's3://b/x.jar', [], 's3://b/x.jar: only command-runner.jar is done here\n'],
])('%s is a failed step', async (_, Jar, Args, message) => {
  const id = await bench.run({ Steps: [{ Name: 's', HadoopJarStep: { Jar, Args } }] });

  expect((await endOf(bench, id)).Code).toBe('STEP_FAILURE');
  expect((await bench.steps(id))[0]?.Status?.FailureDetails?.Message).toBe(message);
  expect(bench.aws.unsupported()).toEqual(Jar === 'command-runner.jar' ? [] : ['a step of s3://b/x.jar']);
});

test('a step finds S3 at this endpoint, its cluster, a home of its own, and what the options add', async () => {
  const names = 'AWS_ENDPOINT_URL AWS_ACCESS_KEY_ID EMR_CLUSTER_ID EMR_STEP_ID TOOL HOME PWD AWS_PROFILE';
  const id = await bench.run({
    Steps: [aStep(`for name in ${names}; do echo "\${!name}"; done; echo "\${PATH%%:*}"`)],
  });
  await bench.aws.settled();
  const [step] = await bench.steps(id);

  const folder = join(bench.folder, 'emr', id);
  expect((await bench.log(`${id}/steps/${step?.Id}/stdout.gz`)).split('\n')).toEqual([
    bench.aws.url,
    'local',
    id,
    step?.Id,
    'hammer',
    join(folder, 'home'),
    join(folder, 'steps', step?.Id ?? ''),
    '',
    join(import.meta.dirname, 'none'),
    '',
  ]);
});

test('a command is found in the folders of the options first', async () => {
  const tools = join(bench.folder, 'tools');
  await bench.close();
  await mkdir(tools, { recursive: true });
  await writeFile(join(tools, 'ls'), '#!/bin/sh\necho mine\n');
  await chmod(join(tools, 'ls'), 0o755);
  bench = await openEmrBench({ delayMs: 5, path: [tools] });
  const id = await bench.run({ Steps: [{ Name: 's', HadoopJarStep: { Jar: 'command-runner.jar', Args: ['ls'] } }] });
  await bench.aws.settled();

  const [step] = await bench.steps(id);
  expect(await bench.log(`${id}/steps/${step?.Id}/stdout.gz`)).toBe('mine\n');
});

test('a bootstrap action is fetched from S3 and run with its arguments, whatever its interpreter', async () => {
  await put('code/set up.sh', 'echo "$1 and $2" > ~/made');
  await put('code/node.js', `#!${process.execPath}\nconsole.log(process.argv.slice(2).join());`);
  const action = (Path: string) => ({
    Name: 'a',
    ScriptBootstrapAction: { Path: `s3://${BUCKET}/code/${Path}`, Args: ['one', 'two 2'] },
  });
  const BootstrapActions = [action('set up.sh'), action('node.js')];
  const id = await bench.run({ BootstrapActions, Steps: [aStep('cat ~/made')] });
  await bench.aws.settled();

  const [step] = await bench.steps(id);
  const keys = await bench.logKeys(id);
  const printed = keys.find((key) => key.endsWith('/bootstrap-actions/2/stdout.gz'));
  expect(await bench.log(`${id}/steps/${step?.Id}/stdout.gz`)).toBe('one and two 2\n');
  expect(await bench.log(`${id}/${printed}`)).toBe('one,two 2\n');
});

test('a cluster whose end is told has left no process, not even one in a session of its own', async () => {
  const file = join(bench.folder, 'beat');
  const beat = `while true; do date +%s%N >> ${file}; sleep 0.01; done`;
  const id = await bench.run({ Steps: [aStep(`setsid bash -c '${beat}' & sleep 1000`)] });
  await bench.written(file);
  await bench.emr.send(new TerminateJobFlowsCommand({ JobFlowIds: [id] }));
  await endOf(bench, id);
  const last = await bench.read(file);
  await new Promise((resolve) => setTimeout(resolve, 100));

  expect(await bench.read(file)).toBe(last);
});

test('what a bootstrap action leaves running lives as long as the cluster', async () => {
  const file = join(bench.folder, 'beat');
  await put('code/daemon.sh', `nohup bash -c 'while true; do date +%s%N >> ${file}; sleep 0.01; done' &\nsleep 0.05`);
  const BootstrapActions = [{ Name: 'a', ScriptBootstrapAction: { Path: `s3://${BUCKET}/code/daemon.sh` } }];
  const step = `one=$(cat ${file}); sleep 0.1; test "$one" != "$(cat ${file})"`;
  const id = await bench.run({ BootstrapActions, Steps: [aStep(step)] });

  expect((await endOf(bench, id)).steps).toEqual(['COMPLETED']);
  const last = await bench.read(file);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await bench.read(file)).toBe(last);
});

test('closing ends what runs', async () => {
  const file = join(bench.folder, 'beat');
  await bench.run({ Steps: [aStep(`while true; do date +%s%N >> ${file}; sleep 0.01; done`)] });
  await bench.written(file);
  await bench.aws.close();
  const last = await bench.read(file);
  await new Promise((resolve) => setTimeout(resolve, 100));

  expect(await bench.read(file)).toBe(last);
  bench = await openEmrBench();
});
