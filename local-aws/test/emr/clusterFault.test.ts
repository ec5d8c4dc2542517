// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ListClustersCommand, TerminateJobFlowsCommand } from '@aws-sdk/client-emr';
import { aStep, endOf, openEmrBench, refusalOf } from './emrBench.ts';
import type { EmrBench } from './emrBench.ts';

let bench: EmrBench;
beforeEach(async () => {
  bench = await openEmrBench({ delayMs: 5 });
});
afterEach(() => bench.close());

const count = async () => (await bench.emr.send(new ListClustersCommand({}))).Clusters?.length;

test('a refused start starts nothing', async () => {
  bench.aws.emr.failNext({ kind: 'start_refused' });
  bench.aws.emr.failNext({ kind: 'start_refused', error: 'ThrottlingException', message: 'Rate exceeded' });

  expect(await refusalOf(bench.run({}))).toEqual({
    name: 'InternalServerException',
    message: 'ordered to fail',
    status: 500,
  });
  expect(await refusalOf(bench.run({}))).toEqual({
    name: 'ThrottlingException',
    message: 'Rate exceeded',
    status: 400,
  });
  expect(await count()).toBe(0);
});

test('a start whose answer is lost starts a cluster all the same', async () => {
  bench.aws.emr.failNext({ kind: 'answer_lost' });

  expect(await refusalOf(bench.run({ Steps: [aStep('true')] }))).toMatchObject({ status: 500 });
  expect(await count()).toBe(1);
});

test('without capacity the cluster ends while it is starting', async () => {
  bench.aws.emr.failNext({ kind: 'no_capacity' });
  const id = await bench.run({ Steps: [aStep('true')] });

  expect(await endOf(bench, id)).toEqual({
    State: 'TERMINATED_WITH_ERRORS',
    Code: 'INSTANCE_FAILURE',
    Message: 'Error provisioning instances. Insufficient instance capacity',
    steps: ['CANCELLED'],
  });
});

test('a bootstrap action may fail without there being one', async () => {
  bench.aws.emr.failNext({ kind: 'bootstrap_fails', exitCode: 3, stderr: 'no such wheel' });
  const id = await bench.run({ Steps: [aStep('true')] });

  expect(await endOf(bench, id)).toMatchObject({ Code: 'BOOTSTRAP_FAILURE', steps: ['CANCELLED'] });
  const { instance, stderr } = await bench.bootstrapLog(id, 1);
  expect([instance, stderr]).toEqual([expect.stringMatching(/^i-/), 'no such wheel\n']);
});

test('the first step may fail without being run, the next ones run', async () => {
  const file = `${bench.folder}/ran`;
  bench.aws.emr.failNext({ kind: 'step_fails', exitCode: 138, stderr: 'the kernel died' });
  const step = aStep(`touch ${file}`, { ActionOnFailure: 'CONTINUE' });
  const id = await bench.run({ Steps: [step, aStep('true')] });

  expect((await endOf(bench, id)).steps).toEqual(['FAILED', 'COMPLETED']);
  expect((await bench.steps(id))[0]?.Status?.FailureDetails?.Message).toBe('the kernel died\n');
  await expect(bench.read(file)).rejects.toThrow('ENOENT');
});

test('a hung step runs until the cluster is terminated', async () => {
  bench.aws.emr.failNext({ kind: 'step_hangs' });
  const id = await bench.run({ Steps: [aStep('true')] });
  await bench.running(id);
  await bench.emr.send(new TerminateJobFlowsCommand({ JobFlowIds: [id] }));

  expect(await endOf(bench, id)).toMatchObject({ Code: 'USER_REQUEST', steps: ['CANCELLED'] });
});

test('a fault is for one cluster, or for as many as are told', async () => {
  bench.aws.emr.failNext({ kind: 'no_capacity', message: 'none left' }, 2);
  const ids = [await bench.run({}), await bench.run({}), await bench.run({})];
  await bench.aws.settled();

  const reasons = await Promise.all(ids.map(async (id) => (await endOf(bench, id)).Message));
  expect(reasons).toEqual(['none left', 'none left', 'Steps completed']);
});
