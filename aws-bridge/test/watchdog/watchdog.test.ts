// SPDX-License-Identifier: Apache-2.0
import { ChurnError, startModelRun } from '@churn-risk/core/modelRun';
import { aModelBucket } from '../../../core/test/modelRun/aModelBucket.ts';
import { createWatchdog } from '../../src/watchdog/watchdog.ts';

const world = aModelBucket();

function watchdogAt(hours: number, told: unknown[] = [], clusters = world.clusters): () => Promise<void> {
  return createWatchdog({
    bucketUri: 's3://churn',
    maxHours: 24,
    ports: { locks: world.locks, clusters, clock: () => new Date(Date.now() + hours * 3_600_000) },
    journal: {
      tellNothing: () => void told.push('nothing'),
      tellFailure: (error) => void told.push(error),
      close: () => void told.push('closed'),
    },
  });
}

test('a cluster that hangs is ended, and said to have been by an error that the alarm sees', async () => {
  world.aws.emr.failNext({ kind: 'step_hangs' });
  const { start } = await startModelRun(await world.putNotebook('writes'), world.ports());
  const told: unknown[] = [];

  const error = await watchdogAt(7, told)().catch((thrown: unknown) => thrown);
  await world.aws.settled();

  expect(error).toMatchObject({
    code: 'model_run_failed',
    message: `Stuck clusters: ${start.clusterId} (${start.clusterName}) was ended: 7 hours old, 6 allowed.`,
    data: [{ clusterId: start.clusterId, name: start.clusterName, ageHours: 7, maxHours: 6 }],
  });
  expect(told).toEqual([error, 'closed']);
  expect((await world.clusters.describe(start.clusterId ?? ''))?.state).toBe('TERMINATED');
});

test('a second look at it finds nothing to do', async () => {
  world.aws.emr.failNext({ kind: 'step_hangs' });
  await startModelRun(await world.putNotebook('writes'), world.ports());
  await watchdogAt(7)().catch(() => undefined);
  const told: unknown[] = [];

  await watchdogAt(7, told)();

  expect(told).toEqual(['nothing', 'closed']);
});

test('a cluster that cannot be ended is an alarm at every look', async () => {
  world.aws.emr.failNext({ kind: 'step_hangs' });
  const { start } = await startModelRun(await world.putNotebook('writes'), world.ports());
  const terminate = () => Promise.reject(new ChurnError('emr_refused', 'EMR refused TerminateJobFlows.', 'Allow it.'));
  const watchdog = watchdogAt(7, [], { ...world.clusters, terminate });

  for (let look = 0; look < 2; look++) {
    await expect(watchdog()).rejects.toThrow(
      `Stuck clusters: ${start.clusterId} (${start.clusterName}) was to be ended, but EMR refused TerminateJobFlows: ` +
        '7 hours old, 6 allowed.',
    );
  }
});
