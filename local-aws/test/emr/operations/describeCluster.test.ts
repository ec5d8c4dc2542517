// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  AddTagsCommand,
  ListBootstrapActionsCommand,
  SetTerminationProtectionCommand,
  TerminateJobFlowsCommand,
} from '@aws-sdk/client-emr';
import { openEmrBench, refusalOf } from '../emrBench.ts';
import type { EmrBench } from '../emrBench.ts';

let bench: EmrBench;
beforeEach(async () => {
  bench = await openEmrBench({ delayMs: 5 });
});
afterEach(() => bench.close());

test('a cluster is described as it was asked for', async () => {
  const before = new Date();
  const id = await bench.run({
    Name: 'nightly',
    ServiceRole: 'service',
    JobFlowRole: 'profile',
    Applications: [{ Name: 'Spark' }],
    Configurations: [{ Classification: 'spark-defaults', Properties: { a: 'b' } }],
    Tags: [{ Key: 'cost', Value: 'x' }],
    Instances: {
      InstanceGroups: [{ InstanceRole: 'MASTER', InstanceType: 'm7i.xlarge', InstanceCount: 1 }],
      Ec2SubnetId: 'subnet-1',
    },
  });
  await bench.aws.settled();
  const { Status, ...cluster } = await bench.describe(id);

  expect(cluster).toEqual({
    Id: id,
    Name: 'nightly',
    ClusterArn: `arn:aws:elasticmapreduce:eu-central-1:000000000000:cluster/${id}`,
    Applications: [{ Name: 'Spark' }],
    AutoTerminate: true,
    Configurations: [{ Classification: 'spark-defaults', Properties: { a: 'b' } }],
    Ec2InstanceAttributes: { Ec2SubnetId: 'subnet-1', IamInstanceProfile: 'profile' },
    InstanceCollectionType: 'INSTANCE_GROUP',
    LogUri: 's3://bench/logs/',
    NormalizedInstanceHours: 0,
    ReleaseLabel: 'emr-7.13.0',
    ServiceRole: 'service',
    StepConcurrencyLevel: 1,
    Tags: [{ Key: 'cost', Value: 'x' }],
    TerminationProtected: false,
    VisibleToAllUsers: true,
  });
  // a cluster without steps is never ready
  const { CreationDateTime, EndDateTime, ReadyDateTime } = Status!.Timeline!;
  expect(CreationDateTime!.getTime()).toBeGreaterThanOrEqual(before.getTime());
  expect(EndDateTime!.getTime()).toBeGreaterThanOrEqual(CreationDateTime!.getTime());
  expect(ReadyDateTime).toBeUndefined();
});

test('a cluster that is not there is an invalid request', async () => {
  expect(await refusalOf(bench.describe('j-1'))).toEqual({
    name: 'InvalidRequestException',
    message: "Cluster id 'j-1' is not valid.",
    status: 400,
  });
});

test('tags are added and replaced by key', async () => {
  const id = await bench.run({
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  await bench.emr.send(new AddTagsCommand({ ResourceId: id, Tags: [{ Key: 'a', Value: '3' }] }));

  expect((await bench.describe(id)).Tags).toEqual([
    { Key: 'b', Value: '2' },
    { Key: 'a', Value: '3' },
  ]);
});

test('a protected cluster is terminated only when its protection is off', async () => {
  const kept = { KeepJobFlowAliveWhenNoSteps: true };
  const [shielded, open] = await Promise.all([
    bench.run({ Instances: { ...kept, TerminationProtected: true } }),
    bench.run({ Instances: kept }),
  ]);
  await bench.aws.settled();
  const terminate = () => bench.emr.send(new TerminateJobFlowsCommand({ JobFlowIds: [shielded, open] }));

  expect(await refusalOf(terminate())).toEqual({
    name: 'ValidationException',
    message: 'Could not shut down one or more job flows since they are termination protected.',
    status: 400,
  });
  await bench.aws.settled();
  expect((await bench.describe(shielded)).Status?.State).toBe('WAITING');
  expect((await bench.describe(open)).Status?.State).toBe('TERMINATED');
  const release = { JobFlowIds: [shielded], TerminationProtected: false };
  await bench.emr.send(new SetTerminationProtectionCommand(release));
  await terminate();
  await bench.aws.settled();
  expect((await bench.describe(shielded)).Status?.State).toBe('TERMINATED');
});

test('bootstrap actions are listed', async () => {
  const ScriptBootstrapAction = { Path: 's3://bench/code/setup.sh', Args: ['x'] };
  const id = await bench.run({ BootstrapActions: [{ Name: 'setup', ScriptBootstrapAction }] });

  const { BootstrapActions } = await bench.emr.send(new ListBootstrapActionsCommand({ ClusterId: id }));
  expect(BootstrapActions).toEqual([{ Name: 'setup', ScriptPath: 's3://bench/code/setup.sh', Args: ['x'] }]);
});
