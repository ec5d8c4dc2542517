// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { ListClustersCommand, EMRClient } from '@aws-sdk/client-emr';
import { ChurnError, manualTrigger, START_PATIENCE_MS, startModelRun } from '../../src/modelRun/index.ts';
import { aModelBucket } from './aModelBucket.ts';

const world = aModelBucket();

async function clusterIds(): Promise<readonly string[]> {
  const { Clusters } = await new EMRClient(world.emr).send(new ListClustersCommand({}));
  return (Clusters ?? []).map(({ Id }) => Id ?? '');
}

test('a notebook that arrives starts one cluster, which the lock names', async () => {
  const trigger = await world.putNotebook('writes');

  const outcome = await startModelRun(
    trigger,
    world.ports('starter-1', { clock: () => new Date('2026-01-02T03:04:05Z') }),
  );

  const sha256 = createHash('sha256').update('{"cells":[{"source":"writes"}]}').digest('hex');
  const clusterId = (await clusterIds())[0];
  expect(outcome).toEqual({
    outcome: 'started',
    clusterId,
    start: {
      triggerId: trigger.id,
      kind: 'notebook',
      runId: `churn-2026-${trigger.id}`,
      season: '2026',
      notebook: { ...trigger.notebook, uri: `s3://churn/code/pinned/${sha256}.ipynb`, sha256 },
      output: `runs/churn-2026-${trigger.id}`,
      clusterName: `churn-model churn ${trigger.id}`,
      holder: 'starter-1',
      takenAt: '2026-01-02T03:04:05.000Z',
      clusterId,
      startedAt: '2026-01-02T03:04:05.000Z',
    },
  });
  expect((await world.locks.read(trigger.id))?.start).toEqual(outcome.start);
});

test('twenty deliveries at once, and one later, start one cluster', async () => {
  const trigger = await world.putNotebook('writes');

  const atOnce = await Promise.all(
    Array.from({ length: 20 }, (_, index) => startModelRun(trigger, world.ports(`starter-${index}`))),
  );
  const later = await startModelRun(trigger, world.ports('late'));

  const ids = await clusterIds();
  expect(ids).toHaveLength(1);
  expect(atOnce.filter(({ outcome }) => outcome === 'started' || outcome === 'recovered').length).toBeGreaterThan(0);
  expect(later).toMatchObject({ outcome: 'already-started', clusterId: ids[0] });
});

test('every version of a notebook has a run of its own, of exactly its bytes', async () => {
  const first = await world.putNotebook('ends');
  const second = await world.putNotebook('writes');

  const late = await startModelRun(first, world.ports());
  const early = await startModelRun(second, world.ports());

  expect(await clusterIds()).toHaveLength(2);
  expect([late, early].map(({ start }) => start.notebook.sha256)).toEqual(
    ['ends', 'writes'].map((does) => createHash('sha256').update(`{"cells":[{"source":"${does}"}]}`).digest('hex')),
  );
});

test('a request by hand takes the newest notebook, and its own season and parameters', async () => {
  const { notebook } = await world.putNotebook('writes');
  const trigger = manualTrigger('request-7', { season: '2027', parameters: { mode: 'train' } });

  const { start } = await startModelRun(trigger, world.ports());

  expect(start).toMatchObject({ runId: 'churn-2027-manual-request-7', season: '2027', notebook });
  expect(start).not.toHaveProperty('output');
});

test('a start whose answer was lost is found by its name', async () => {
  const trigger = await world.putNotebook('writes');
  world.aws.emr.failNext({ kind: 'answer_lost' });

  const outcome = await startModelRun(trigger, world.ports());

  expect(outcome).toMatchObject({ outcome: 'started', clusterId: (await clusterIds())[0] });
  expect(await clusterIds()).toHaveLength(1);
});

test('the cluster of a starter that died before it noted it is found by the next delivery', async () => {
  const trigger = await world.putNotebook('writes');
  const dying = world.ports('dying', { locks: { ...world.locks, replace: () => Promise.reject(new Error('killed')) } });
  await expect(startModelRun(trigger, dying)).rejects.toThrow('killed');

  const outcome = await startModelRun(trigger, world.ports('next'));

  expect(outcome).toMatchObject({ outcome: 'recovered', clusterId: (await clusterIds())[0] });
  expect(await clusterIds()).toHaveLength(1);
  expect((await world.locks.read(trigger.id))?.start.clusterId).toBe((await clusterIds())[0]);
});

describe('a starter that died before EMR had the request', () => {
  const killed = { ...world.clusters, start: () => Promise.reject(new Error('killed')) };

  test('is waited for while it may still be alive', async () => {
    const trigger = await world.putNotebook('writes');
    const dying = world.ports('dying', { clusters: { ...world.clusters, ...killed } });
    await expect(startModelRun(trigger, dying)).rejects.toThrow('killed');

    expect(await startModelRun(trigger, world.ports('next'))).toMatchObject({
      outcome: 'being-started',
      start: { holder: 'dying' },
    });
    expect(await clusterIds()).toEqual([]);
  });

  test('is replaced when it is beyond doubt, by one of those who come', async () => {
    const trigger = await world.putNotebook('writes');
    const dying = world.ports('dying', { clusters: { ...world.clusters, ...killed } });
    await expect(startModelRun(trigger, dying)).rejects.toThrow('killed');
    const clock = () => new Date(Date.now() + START_PATIENCE_MS + 1);

    const outcomes = await Promise.all(
      ['a', 'b', 'c'].map((holder) => startModelRun(trigger, world.ports(holder, { clock }))),
    );

    expect(outcomes.filter(({ outcome }) => outcome === 'started')).toHaveLength(1);
    expect(await clusterIds()).toHaveLength(1);
  });
});

test('a start that EMR refused is told, and the next delivery tries again at once', async () => {
  const trigger = await world.putNotebook('writes');
  world.aws.emr.failNext({ kind: 'start_refused', error: 'InvalidRequestException', message: 'No such instance type' });

  await expect(startModelRun(trigger, world.ports())).rejects.toMatchObject({
    code: 'emr_refused',
    message: 'EMR refused RunJobFlow: InvalidRequestException: No such instance type.',
  });

  expect((await world.locks.read(trigger.id))?.start.refusal).toContain('No such instance type');
  expect(await startModelRun(trigger, world.ports())).toMatchObject({ outcome: 'started' });
  expect((await world.locks.read(trigger.id))?.start).not.toHaveProperty('refusal');
});

test('where EMR gave no proper answer and there is no cluster, nothing is sent twice', async () => {
  const trigger = await world.putNotebook('writes');
  world.aws.emr.failNext({ kind: 'start_refused', error: 'InternalServerException', message: 'No capacity' });

  await expect(startModelRun(trigger, world.ports())).rejects.toMatchObject({ code: 'emr_unreachable' });

  expect(await clusterIds()).toEqual([]);
  expect(await startModelRun(trigger, world.ports())).toMatchObject({ outcome: 'being-started' });
});

test('nothing is started, and no lock taken, on a configuration that is wrong', async () => {
  const trigger = await world.putNotebook('writes');
  await world.put('config/cluster.json', '{"season": 2026}');

  const error = await startModelRun(trigger, world.ports()).catch((cause: unknown) => cause);

  expect(error).toBeInstanceOf(ChurnError);
  expect(error).toMatchObject({
    code: 'config_invalid',
    message: 's3://churn/config/cluster.json: season: Invalid input: expected string, received number; found 2026.',
  });
  expect([await clusterIds(), await world.locks.read(trigger.id)]).toEqual([[], undefined]);
});

test('a notebook that is gone is named', async () => {
  await expect(startModelRun(manualTrigger('1'), world.ports())).rejects.toMatchObject({
    code: 'notebook_missing',
    message: 's3://churn/notebooks/churn.ipynb is not there.',
  });
});
