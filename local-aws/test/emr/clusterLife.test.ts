// SPDX-License-Identifier: Apache-2.0
// The table of states: what becomes of a cluster and its steps.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import {
  AddJobFlowStepsCommand,
  SetKeepJobFlowAliveWhenNoStepsCommand,
  TerminateJobFlowsCommand,
  waitUntilClusterTerminated,
} from '@aws-sdk/client-emr';
import type { ActionOnFailure } from '@aws-sdk/client-emr';
import { aCluster, aStep, BUCKET, endOf, openEmrBench } from './emrBench.ts';
import type { EmrBench } from './emrBench.ts';

let bench: EmrBench;
beforeEach(async () => {
  bench = await openEmrBench({ delayMs: 5 });
});
afterEach(() => bench.close());

const kept = { ...aCluster().Instances, KeepJobFlowAliveWhenNoSteps: true };

test('a cluster ends by itself when its steps are done', async () => {
  const id = await bench.run({ Steps: [aStep('true'), aStep('true')] });

  expect(await endOf(bench, id)).toEqual({
    State: 'TERMINATED',
    Code: 'ALL_STEPS_COMPLETED',
    Message: 'Steps completed',
    steps: ['COMPLETED', 'COMPLETED'],
  });
});

test('steps run one after the other', async () => {
  const log = `${bench.folder}/log`;
  const step = (name: string) => aStep(`echo start ${name} >> ${log}; sleep 0.05; echo end ${name} >> ${log}`);
  await bench.run({ Steps: [step('a'), step('b')] });
  await bench.aws.settled();

  expect(await bench.read(log)).toBe('start a\nend a\nstart b\nend b\n');
});

test.each<[ActionOnFailure | undefined]>([[undefined], ['TERMINATE_CLUSTER'], ['TERMINATE_JOB_FLOW']])(
  'a failed step with ActionOnFailure %s ends the cluster with errors',
  async (ActionOnFailure) => {
    const id = await bench.run({ Steps: [aStep('exit 1', { ActionOnFailure }), aStep('true')] });

    expect(await endOf(bench, id)).toEqual({
      State: 'TERMINATED_WITH_ERRORS',
      Code: 'STEP_FAILURE',
      Message: 'Shut down as step failed',
      steps: ['FAILED', 'CANCELLED'],
    });
  },
);

test('a failed step with CONTINUE looks like success at the end', async () => {
  const id = await bench.run({ Steps: [aStep('exit 1', { ActionOnFailure: 'CONTINUE' }), aStep('true')] });

  expect(await endOf(bench, id)).toEqual({
    State: 'TERMINATED',
    Code: 'ALL_STEPS_COMPLETED',
    Message: 'Steps completed with errors',
    steps: ['FAILED', 'COMPLETED'],
  });
});

test('a failed step with CANCEL_AND_WAIT cancels the rest and leaves the cluster WAITING for more', async () => {
  const steps = [aStep('exit 1', { ActionOnFailure: 'CANCEL_AND_WAIT' }), aStep('true')];
  const id = await bench.run({ Instances: kept, Steps: steps });

  expect(await endOf(bench, id)).toEqual({ State: 'WAITING', steps: ['FAILED', 'CANCELLED'] });
  await bench.emr.send(new AddJobFlowStepsCommand({ JobFlowId: id, Steps: [aStep('true')] }));
  expect(await endOf(bench, id)).toEqual({ State: 'WAITING', steps: ['FAILED', 'CANCELLED', 'COMPLETED'] });
});

test('a cluster that is no longer kept alive ends', async () => {
  const id = await bench.run({ Instances: kept });
  await bench.aws.settled();
  const release = { JobFlowIds: [id], KeepJobFlowAliveWhenNoSteps: false };
  await bench.emr.send(new SetKeepJobFlowAliveWhenNoStepsCommand(release));

  expect(await endOf(bench, id)).toMatchObject({ State: 'TERMINATED', Code: 'ALL_STEPS_COMPLETED' });
});

test('a bootstrap action that fails ends the cluster before any step', async () => {
  await bench.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'code/good.sh', Body: 'exit 0' }));
  await bench.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'code/bad.sh', Body: 'exit 3' }));
  const action = (name: string) => ({
    Name: name,
    ScriptBootstrapAction: { Path: `s3://${BUCKET}/code/${name}.sh` },
  });
  const id = await bench.run({ BootstrapActions: [action('good'), action('bad')], Steps: [aStep('true')] });

  expect(await endOf(bench, id)).toEqual({
    State: 'TERMINATED_WITH_ERRORS',
    Code: 'BOOTSTRAP_FAILURE',
    Message: expect.stringMatching(
      /^On the master instance \(i-[0-9a-f]{17}\), bootstrap action 2 returned a non-zero return code$/,
    ),
    steps: ['CANCELLED'],
  });
});

test('a bootstrap action that is not in S3 ends the cluster', async () => {
  const BootstrapActions = [{ Name: 'a', ScriptBootstrapAction: { Path: `s3://${BUCKET}/nowhere.sh` } }];
  const id = await bench.run({ BootstrapActions, Steps: [aStep('true')] });

  expect(await endOf(bench, id)).toMatchObject({
    Code: 'BOOTSTRAP_FAILURE',
    Message: expect.stringMatching(/ failed attempting to download bootstrap action 1 file from S3$/),
  });
});

test('TerminateJobFlows kills what runs and cancels what is open', async () => {
  const id = await bench.run({ Steps: [aStep('echo running; exec sleep 1000'), aStep('true')] });
  await bench.running(id);
  await bench.emr.send(new TerminateJobFlowsCommand({ JobFlowIds: [id] }));
  const atOnce = await bench.describe(id);
  await bench.emr.send(new TerminateJobFlowsCommand({ JobFlowIds: [id] }));

  expect(atOnce.Status?.State).toBe('TERMINATING');
  expect(await endOf(bench, id)).toEqual({
    State: 'TERMINATED',
    Code: 'USER_REQUEST',
    Message: 'User request',
    steps: ['CANCELLED', 'CANCELLED'],
  });
});

test('a stand-in that can not go on ends the cluster and says why', async () => {
  await writeFile(`${bench.folder}/emr`, 'no folder');
  const id = await bench.run({ Steps: [aStep('true')] });

  expect(await endOf(bench, id)).toMatchObject({
    State: 'TERMINATED_WITH_ERRORS',
    Code: 'INTERNAL_ERROR',
    Message: expect.stringContaining('ENOTDIR'),
  });
});

test('the waiter of the SDK takes TERMINATED for success and throws on errors', async () => {
  const wait = (ClusterId: string) =>
    waitUntilClusterTerminated({ client: bench.emr, maxWaitTime: 10, minDelay: 0.05, maxDelay: 0.1 }, { ClusterId });

  expect((await wait(await bench.run({ Steps: [aStep('true')] }))).state).toBe('SUCCESS');
  await expect(wait(await bench.run({ Steps: [aStep('false')] }))).rejects.toThrow('FAILURE');
});
