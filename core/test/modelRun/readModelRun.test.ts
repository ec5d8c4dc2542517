// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from 'node:zlib';
import { setTimeout as pause } from 'node:timers/promises';
import {
  ChurnError,
  endStuckClusters,
  readModelRun,
  startModelRun,
  watchModelRun,
  type ModelRunStatus,
  type RunTrigger,
} from '../../src/modelRun/index.ts';
import { aModelBucket } from './aModelBucket.ts';

const world = aModelBucket();

const never = new AbortController().signal;

/** Starts the trigger and watches it to its end. */
async function runToEnd(trigger: RunTrigger, onProgress?: (status: ModelRunStatus) => void): Promise<ModelRunStatus> {
  await startModelRun(trigger, world.ports());
  return watchModelRun(trigger.id, world.ports(), { signal: never, pollMs: 5, ...(onProgress ? { onProgress } : {}) });
}

test('a run goes through its stages to an output that can be loaded', async () => {
  const trigger = await world.putNotebook('writes');
  const stages = new Set<string>();

  const status = await runToEnd(trigger, ({ stage }) => stages.add(stage));

  expect(status).toMatchObject({
    state: 'done',
    stage: 'output',
    output: { uri: `s3://churn/runs/${status.start.runId}`, rows: 1, accounts: 1 },
  });
  expect(status.stages).toEqual([
    { stage: 'cluster', state: 'done', elapsedMs: expect.any(Number) },
    { stage: 'bootstrap', state: 'done' },
    { stage: 'notebook', state: 'done', elapsedMs: expect.any(Number) },
    { stage: 'output', state: 'done' },
  ]);
  expect(status).not.toHaveProperty('failure');
  expect([...stages].at(-1)).toBe('output');
});

test('a training is done without a run', async () => {
  const trigger = { ...(await world.putNotebook('ends')), parameters: { mode: 'train' } };

  const status = await runToEnd(trigger);

  expect([status.state, status.output]).toEqual(['done', undefined]);
});

test('a trigger that nobody has taken up is unknown, and waited for', async () => {
  const trigger = await world.putNotebook('writes');
  expect(await readModelRun(trigger.id, world.ports())).toBeUndefined();

  const watched = watchModelRun(trigger.id, world.ports(), { signal: never, pollMs: 5 });
  await pause(20);
  await startModelRun(trigger, world.ports());

  expect((await watched).state).toBe('done');
});

test('a watch that is given up throws why, and the run goes on', async () => {
  const trigger = await world.putNotebook('writes');
  await startModelRun(trigger, world.ports());
  const stop = new AbortController();
  const reason = new ChurnError('timed_out', 'The time is over.', 'Watch again.');

  const watched = watchModelRun(trigger.id, world.ports(), {
    signal: stop.signal,
    pollMs: 60_000,
    onProgress: () => stop.abort(reason),
  });

  await expect(watched).rejects.toBe(reason);
  await world.aws.settled();
  expect((await readModelRun(trigger.id, world.ports()))?.state).toBe('done');
});

describe('a failure is told by its cause', () => {
  test("a cell that fails: by the notebook's error, and what it says to do", async () => {
    const trigger = await world.putNotebook('fails');

    const { state, stage, clusterState, failure, start } = await runToEnd(trigger);

    expect({ state, stage, clusterState, failure }).toEqual({
      state: 'failed',
      stage: 'notebook',
      clusterState: 'TERMINATED_WITH_ERRORS',
      failure: {
        stage: 'notebook',
        code: 'STEP_FAILURE',
        reason: 'DATA_SET_MISSING: usage is missing.',
        next: 'Put it.',
        log: `s3://churn/runs/${start.runId}/executed.ipynb`,
      },
    });
  });

  test("a kernel that dies: by the step's log", async () => {
    const { failure, start } = await runToEnd(await world.putNotebook('dies'));

    expect(failure).toEqual({
      stage: 'notebook',
      code: 'STEP_FAILURE',
      reason:
        "The notebook's kernel died: mostly for want of memory (nbclient.exceptions.DeadKernelError: Kernel died).",
      next: 'Correct the notebook or what it misses, and put it anew: a failed run is not repeated by itself.',
      log: expect.stringMatching(new RegExp(`^s3://churn/logs/${start.clusterId}/steps/s-[A-Z0-9]+/stderr\\.gz$`)),
    });
  });

  test('a notebook that ends without a run', async () => {
    const { failure } = await runToEnd(await world.putNotebook('ends'));

    expect(failure).toEqual({
      stage: 'output',
      code: 'NO_OUTPUT',
      reason: 'The notebook ended without an error, but wrote no manifest.json.',
      next: 'Check that the last cells of the notebook write the run.',
    });
  });

  test('a bootstrap action: by its log', async () => {
    await world.put(
      'code/bootstrap.sh',
      '#!/bin/sh\necho "ERROR: No matching distribution found for xgboost" >&2\nexit 3\n',
    );

    const { stage, stages, failure } = await runToEnd(await world.putNotebook('writes'));

    expect(stage).toBe('bootstrap');
    expect(stages.map(({ state }) => state)).toEqual(['done', 'failed', 'waiting', 'waiting']);
    expect(failure).toMatchObject({
      code: 'BOOTSTRAP_FAILURE',
      reason: expect.stringMatching(
        /bootstrap action 1 returned a non-zero return code: ERROR: No matching distribution found for xgboost\.$/,
      ),
      log: expect.stringMatching(/\/bootstrap-actions\/1\/stderr\.gz$/),
    });
  });

  test('no capacity', async () => {
    const trigger = await world.putNotebook('writes');
    world.aws.emr.failNext({ kind: 'no_capacity', message: 'Insufficient capacity of m7i.xlarge' });

    const { stage, failure } = await runToEnd(trigger);

    expect(stage).toBe('cluster');
    expect(failure).toEqual({
      stage: 'cluster',
      code: 'INSTANCE_FAILURE',
      reason: 'Insufficient capacity of m7i.xlarge.',
      next: 'Trigger the run anew; if it fails again, name other instance types in config/cluster.json.',
    });
  });

  test('a request that EMR refused', async () => {
    const trigger = await world.putNotebook('writes');
    world.aws.emr.failNext({ kind: 'start_refused', error: 'InvalidRequestException', message: 'No such role' });
    await startModelRun(trigger, world.ports()).catch(() => undefined);

    expect(await readModelRun(trigger.id, world.ports())).toMatchObject({
      state: 'failed',
      stage: 'cluster',
      failure: { code: 'REFUSED', reason: 'EMR refused RunJobFlow: InvalidRequestException: No such role.' },
    });
  });

  test('a notebook that hangs: by the watchdog that ended it', async () => {
    const trigger = await world.putNotebook('writes');
    world.aws.emr.failNext({ kind: 'step_hangs' });
    const { start } = await startModelRun(trigger, world.ports());
    const sevenHoursOn = { clock: () => new Date(Date.now() + 7 * 3_600_000) };

    const ended = await endStuckClusters('s3://churn', 24, world.ports('watchdog', sevenHoursOn));
    const status = await watchModelRun(trigger.id, world.ports(), { signal: never, pollMs: 5 });

    expect(ended).toEqual([
      { clusterId: start.clusterId, name: `churn-model churn ${trigger.id}`, ageHours: 7, maxHours: 6 },
    ]);
    expect(status).toMatchObject({
      state: 'failed',
      clusterState: 'TERMINATED',
      failure: {
        code: 'USER_REQUEST',
        reason: 'The cluster was older than 6 hours, so the watchdog ended it.',
        next: 'Trigger the run anew when what held it up is gone.',
      },
    });
  });

  test('a cluster that somebody ended', async () => {
    const trigger = await world.putNotebook('writes');
    world.aws.emr.failNext({ kind: 'step_hangs' });
    const { start } = await startModelRun(trigger, world.ports());

    await world.clusters.terminate(start.clusterId ?? '');
    const { failure } = await watchModelRun(trigger.id, world.ports(), { signal: never, pollMs: 5 });

    expect(failure).toMatchObject({ code: 'USER_REQUEST', reason: 'The cluster was ended by hand.' });
  });

  test('a log that is cut off is read as far as it goes', async () => {
    const trigger = await world.putNotebook('dies');
    const { failure } = await runToEnd(trigger);
    const key = failure?.log?.replace('s3://churn/', '') ?? '';
    const whole = gzipSync(`ValueError: too few rows\n${'x'.repeat(100)}\n`, { level: 0 });
    await world.put(key, whole.subarray(0, whole.length - 20));

    expect((await readModelRun(trigger.id, world.ports()))?.failure?.reason).toBe('ValueError: too few rows.');
  });
});
