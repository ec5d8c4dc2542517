// SPDX-License-Identifier: Apache-2.0
import { duplicateDelivery, shuffledDelivery } from '@churn-risk/local-aws';
import { PutBucketNotificationConfigurationCommand } from '@aws-sdk/client-s3';
import { DescribeClusterCommand, EMRClient, ListClustersCommand } from '@aws-sdk/client-emr';
import type { RunTrigger } from '@churn-risk/core/modelRun';
import { aModelBucket } from '../../../core/test/modelRun/aModelBucket.ts';
import { createRunModel, type RunModelAnswer } from '../../src/runModel/runModel.ts';
import type { RunModelWorld } from '../../src/runModel/world.ts';

const world = aModelBucket();

const answers: RunModelAnswer[] = [];
const failures: unknown[] = [];

beforeEach(async () => {
  answers.length = 0;
  failures.length = 0;
  await world.client.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket: world.name,
      NotificationConfiguration: { EventBridgeConfiguration: {} },
    }),
  );
});

function aWorld(patience?: number): RunModelWorld {
  const { holder: _, ...ports } = world.ports('', patience === undefined ? {} : { patience });
  return {
    bucketName: world.name,
    ports,
    journal: {
      tell: (answer) => void answers.push(answer),
      tellFailure: (error) => void failures.push(error),
      close: () => undefined,
    },
  };
}

/** Puts the function behind the rule of the stack. */
function listen(patience?: number): void {
  const runModel = createRunModel(aWorld(patience));
  const pattern = {
    source: ['aws.s3'],
    'detail-type': ['Object Created'],
    detail: { object: { key: [{ wildcard: 'notebooks/*.ipynb' }] } },
  };
  let invocations = 0;
  world.aws.events.on(pattern, (event) => runModel(event, { awsRequestId: `request-${invocations++}` }));
}

async function clusterNames(): Promise<readonly string[]> {
  const { Clusters } = await new EMRClient(world.emr).send(new ListClustersCommand({}));
  return (Clusters ?? []).map(({ Name }) => Name ?? '');
}

const nameOf = ({ id }: RunTrigger) => `churn-model churn ${id}`;

test('one notebook that is put leads to one cluster, which is gone when the run is there', async () => {
  listen();

  const trigger = await world.putNotebook('writes');
  await world.aws.settled();

  expect(answers).toEqual([
    { outcome: 'started', triggerId: trigger.id, runId: `churn-2026-${trigger.id}`, clusterId: expect.any(String) },
  ]);
  const ClusterId = answers[0]?.clusterId;
  const { Cluster } = await new EMRClient(world.emr).send(new DescribeClusterCommand({ ClusterId }));
  expect(Cluster?.Status?.State).toBe('TERMINATED');
  expect(await world.bucket.stat(`runs/churn-2026-${trigger.id}/manifest.json`)).toBeDefined();
});

test('twenty duplicate deliveries of two notebooks in any order lead to one cluster each', async () => {
  world.aws.events.deliver(duplicateDelivery(20));
  listen();

  const first = await world.putNotebook('writes');
  const second = await world.putNotebook('writes');
  await world.aws.settled();

  expect([...(await clusterNames())].sort()).toEqual([nameOf(first), nameOf(second)].sort());
  expect(answers).toHaveLength(40);
  expect(failures).toEqual([]);
});

test('a later notebook whose event comes first changes nothing', async () => {
  world.aws.events.deliver(shuffledDelivery(3, 100, 7));
  listen();

  const triggers = [];
  for (let count = 0; count < 4; count++) triggers.push(await world.putNotebook('ends'));
  await world.aws.settled();

  expect([...(await clusterNames())].sort()).toEqual(triggers.map(nameOf).sort());
});

test('what is no notebook starts nothing', async () => {
  listen();

  await world.put('notebooks/.ipynb_checkpoints/churn-checkpoint.ipynb', '{}');
  await world.aws.settled();

  expect(answers).toEqual([{ outcome: 'ignored' }]);
  expect(await clusterNames()).toEqual([]);
});

test('a configuration that is wrong ends as a dead letter that names the field', async () => {
  await world.put('config/cluster.json', '{"season": "2026", "core": {"count": 0}}');
  listen();

  await world.putNotebook('writes');
  await world.aws.settled();

  expect(world.aws.events.deadLetters().map(({ error }) => (error as Error).message)).toEqual([
    's3://churn/config/cluster.json: core.count: Too small: expected number to be >=1; found 0.',
  ]);
  expect(failures).toHaveLength(3);
  expect(await clusterNames()).toEqual([]);
});

test('no capacity at the first try is made good by the next', async () => {
  world.aws.emr.failNext({ kind: 'start_refused', error: 'InternalServerException', message: 'No capacity' });
  listen(0);

  const trigger = await world.putNotebook('writes');
  await world.aws.settled();

  expect(failures).toHaveLength(1);
  expect(await clusterNames()).toEqual([nameOf(trigger)]);
});

test('an attempt that died unseen is thrown to the next attempt of the same request, and is nothing to others', async () => {
  const { notebook } = await world.putNotebook('writes');
  const event = { trigger: 'manual', id: 'one', notebook };
  const killed = { ...world.clusters, start: () => Promise.reject(new Error('killed')) };
  const dying = { ...aWorld(), ports: { ...aWorld().ports, clusters: killed } };
  await expect(createRunModel(dying)(event, { awsRequestId: 'a' })).rejects.toThrow('killed');

  const runModel = createRunModel(aWorld());

  await expect(runModel(event, { awsRequestId: 'a' })).rejects.toMatchObject({ code: 'emr_unreachable' });
  expect(await runModel(event, { awsRequestId: 'b' })).toMatchObject({ outcome: 'being-started' });
  expect(await createRunModel(aWorld(0))(event, { awsRequestId: 'a' })).toMatchObject({ outcome: 'started' });
});
