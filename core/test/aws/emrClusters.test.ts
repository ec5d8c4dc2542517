// SPDX-License-Identifier: Apache-2.0
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmrClusters } from '../../src/aws/index.ts';
import { startModelRun } from '../../src/modelRun/index.ts';
import { aModelBucket } from '../modelRun/aModelBucket.ts';

const world = aModelBucket();

test('a cluster and its steps are told as EMR knows them', async () => {
  const { start } = await startModelRun(await world.putNotebook('writes'), world.ports());
  await world.aws.settled();

  const cluster = await world.clusters.describe(start.clusterId ?? '');
  const steps = await world.clusters.steps(start.clusterId ?? '');

  expect(cluster).toEqual({
    id: start.clusterId,
    name: start.clusterName,
    state: 'TERMINATED',
    reason: { code: 'ALL_STEPS_COMPLETED', message: 'Steps completed' },
    createdAt: expect.any(Date),
    readyAt: expect.any(Date),
    endedAt: expect.any(Date),
    tags: {
      'churn-bucket': 'churn',
      'churn-run': start.runId,
      'churn-trigger': start.triggerId,
      'churn-max-hours': '6',
      'for-use-with-amazon-emr-managed-policies': 'true',
    },
  });
  expect(steps).toEqual([
    {
      id: expect.any(String),
      name: 'notebook',
      state: 'COMPLETED',
      startedAt: expect.any(Date),
      endedAt: expect.any(Date),
    },
  ]);
});

test('of several clusters of one name the oldest is found, of another name none', async () => {
  const request = (Name: string) => ({
    Name,
    ReleaseLabel: 'emr-7.13.0',
    Instances: { KeepJobFlowAliveWhenNoSteps: true },
  });
  const first = await world.clusters.start(request('a b'));
  await world.clusters.start(request('a b'));
  const other = await world.clusters.start(request('a c'));

  expect((await world.clusters.find('a b', new Date(0)))?.id).toBe(first);
  expect(await world.clusters.find('a', new Date(0))).toBeUndefined();
  expect(await world.clusters.find('a b', new Date(Date.now() + 60_000))).toBeUndefined();
  expect((await world.clusters.listActive('a c')).map(({ id }) => id)).toEqual([other]);

  await world.clusters.terminate(other);
  await world.aws.settled();
  expect(await world.clusters.listActive('a c')).toEqual([]);
});

test('a cluster that EMR does not know is undefined', async () => {
  expect(await world.clusters.describe('j-0000000000000')).toBeUndefined();
});

describe('an EMR that answers 503', () => {
  let server: Server;
  const asked: string[] = [];
  beforeEach(async () => {
    asked.length = 0;
    server = createServer((request, response) => {
      asked.push(String(request.headers['x-amz-target']));
      response.writeHead(503).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise<void>((resolve) => void server.close(() => resolve())));

  test('is asked once for a cluster, as a second request may start a second one', async () => {
    const { port } = server.address() as AddressInfo;
    const clusters = createEmrClusters({ ...world.emr, endpoint: `http://127.0.0.1:${port}` });

    await expect(clusters.start({ Name: 'x', Instances: {} })).rejects.toMatchObject({ code: 'emr_unreachable' });

    expect(asked).toEqual(['ElasticMapReduce.RunJobFlow']);
  });
});
