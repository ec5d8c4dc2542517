// SPDX-License-Identifier: Apache-2.0
import { DescribeClusterCommand, EMRClient, SetTerminationProtectionCommand } from '@aws-sdk/client-emr';
import { ChurnError, endStuckClusters, startModelRun } from '../../src/modelRun/index.ts';
import { aModelBucket } from './aModelBucket.ts';

const world = aModelBucket();

const hoursOn = (hours: number) => ({ clock: () => new Date(Date.now() + hours * 3_600_000) });

async function startHanging(): Promise<{ readonly clusterId: string; readonly triggerId: string }> {
  world.aws.emr.failNext({ kind: 'step_hangs' });
  const { start } = await startModelRun(await world.putNotebook('writes'), world.ports());
  return { clusterId: start.clusterId ?? '', triggerId: start.triggerId };
}

async function stateOf(clusterId: string): Promise<string | undefined> {
  const { Cluster } = await new EMRClient(world.emr).send(new DescribeClusterCommand({ ClusterId: clusterId }));
  return Cluster?.Status?.State;
}

test('a cluster is left alone as long as it may live', async () => {
  const { clusterId } = await startHanging();

  expect(await endStuckClusters('s3://churn', 24, world.ports('watchdog', hoursOn(5.9)))).toEqual([]);
  expect(await stateOf(clusterId)).not.toMatch(/TERMINAT/);
});

test('the least of what the cluster and the deployment allow is what counts', async () => {
  const { clusterId, triggerId } = await startHanging();

  const ended = await endStuckClusters('s3://churn', 2, world.ports('watchdog', hoursOn(3)));

  expect(ended).toEqual([{ clusterId, name: `churn-model churn ${triggerId}`, ageHours: 3, maxHours: 2 }]);
  await world.aws.settled();
  expect(await stateOf(clusterId)).toBe('TERMINATED');
});

test('a protected cluster is ended too', async () => {
  const { clusterId } = await startHanging();
  const protect = { JobFlowIds: [clusterId], TerminationProtected: true };
  await new EMRClient(world.emr).send(new SetTerminationProtectionCommand(protect));

  expect(await endStuckClusters('s3://churn', 24, world.ports('watchdog', hoursOn(7)))).toHaveLength(1);
  await world.aws.settled();
  expect(await stateOf(clusterId)).toBe('TERMINATED');
});

test('clusters of another bucket are nobody that it knows', async () => {
  await startHanging();

  expect(await endStuckClusters('s3://chur', 1, world.ports('watchdog', hoursOn(100)))).toEqual([]);
});

test('one that cannot be ended is told, and the others are ended', async () => {
  const first = await startHanging();
  const second = await startHanging();
  const refused = new ChurnError('emr_refused', 'EMR refused TerminateJobFlows: AccessDenied.', 'Allow it.');
  const clusters = {
    ...world.clusters,
    terminate: (id: string) => (id === first.clusterId ? Promise.reject(refused) : world.clusters.terminate(id)),
  };

  const ended = await endStuckClusters('s3://churn', 24, { ...world.ports('watchdog', hoursOn(7)), clusters });

  expect(Object.fromEntries(ended.map(({ clusterId, fault }) => [clusterId, fault]))).toEqual({
    [first.clusterId]: 'EMR refused TerminateJobFlows: AccessDenied.',
    [second.clusterId]: undefined,
  });
});
