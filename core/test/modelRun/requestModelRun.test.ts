// SPDX-License-Identifier: Apache-2.0
import { PutBucketNotificationConfigurationCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import {
  ChurnError,
  notebookTrigger,
  requestModelRun,
  startModelRun,
  type RequestedRun,
  type RequestPorts,
  type RunRequest,
  type RunTrigger,
} from '../../src/modelRun/index.ts';
import { aModelBucket } from './aModelBucket.ts';

const world = aModelBucket();

const NOTEBOOK = { key: 'notebooks/churn.ipynb', bytes: Buffer.from('{"cells":[{"source":"writes"}]}') };

function request(asked: Partial<RunRequest>, ports: Partial<RequestPorts> = {}): Promise<RequestedRun> {
  return requestModelRun(
    { name: 'a', direct: false, wishes: {}, ...asked },
    {
      ...world.ports('asker'),
      uploads: world.uploads,
      signal: new AbortController().signal,
      waits: { poll: 5, patience: 20_000 },
      ...ports,
    },
  );
}

async function clusters(): Promise<number> {
  await world.aws.settled();
  return world.aws.events.sent().filter(({ detail }) => detail['state'] === 'STARTING').length;
}

test('a notebook that is put runs from the version that the bucket gave it', async () => {
  const { outcome, start } = await request({ notebook: NOTEBOOK });

  expect({ outcome, kind: start.kind, holder: start.holder }).toEqual({
    outcome: 'started',
    kind: 'notebook',
    holder: 'asker',
  });
  expect((await world.bucket.stat(NOTEBOOK.key))?.version).toBe(start.notebook.versionId);
  expect(await clusters()).toBe(1);
});

test('without versions, a notebook that is put runs by the name of the request', async () => {
  const suspended = { Bucket: world.name, VersioningConfiguration: { Status: 'Suspended' } } as const;
  await world.client.send(new PutBucketVersioningCommand(suspended));

  const { start } = await request({ notebook: NOTEBOOK });

  expect(start).toMatchObject({ kind: 'manual', triggerId: 'manual-a', notebook: { key: NOTEBOOK.key } });
  expect(await clusters()).toBe(1);
});

test('the wishes of a request go to its run', async () => {
  await world.putNotebook('writes');

  const { start } = await request({ wishes: { season: '2027', parameters: { mode: 'train' } } });

  expect(start).toMatchObject({ runId: 'churn-2027-manual-a', season: '2027' });
  expect(start.output).toBeUndefined();
  expect(await clusters()).toBe(1);
});

describe('in a bucket that sends its events to a bridge', () => {
  beforeEach(async () => {
    const events = { Bucket: world.name, NotificationConfiguration: { EventBridgeConfiguration: {} } };
    await world.client.send(new PutBucketNotificationConfigurationCommand(events));
  });

  test('nothing is started from here: the run that the bridge has started is answered', async () => {
    const ended = request({ notebook: NOTEBOOK });
    const put = await untilPut();
    const bridged = await startModelRun(put, world.ports('bridge'));

    expect(await ended).toEqual({ ...bridged, outcome: 'started' });
    expect(await clusters()).toBe(1);
  });

  test('a direct start and that of the bridge lead to one cluster', async () => {
    const ended = request({ notebook: NOTEBOOK, direct: true });
    const put = await untilPut();
    const [direct, bridged] = await Promise.all([ended, startModelRun(put, world.ports('bridge'))]);

    expect(bridged.start.runId).toBe(direct.start.runId);
    expect(await clusters()).toBe(1);
  });

  test('a bridge that starts nothing is told', async () => {
    await expect(request({ notebook: NOTEBOOK }, { waits: { poll: 5, patience: 50 } })).rejects.toMatchObject({
      code: 'timed_out',
      message: expect.stringMatching(/^Nobody has started a cluster for notebook-[0-9a-f]{16} within 0 seconds\.$/),
    });
  });

  test('what EMR has told the bridge is told', async () => {
    world.aws.emr.failNext({ kind: 'start_refused', error: 'InvalidRequestException', message: 'no such role' });
    const waits = { poll: 5, patience: 1500 };
    const ended = request({ notebook: NOTEBOOK }, { waits }).catch((error: unknown) => error);
    const put = await untilPut();
    await startModelRun(put, world.ports('bridge')).catch(() => undefined);

    expect(await ended).toMatchObject({ code: 'emr_refused', message: expect.stringContaining('no such role') });
  });

  test.each([{ season: '2027' }, { parameters: { mode: 'train' } }])(
    'a notebook that is put can not be given %j, even for a direct start',
    async (wishes) => {
      const ended = request({ notebook: NOTEBOOK, direct: true, wishes });

      await expect(ended).rejects.toMatchObject({ code: 'usage' });
      expect(await world.bucket.stat(NOTEBOOK.key)).toBeUndefined();
    },
  );

  test('without versions the run of a notebook that is put can not be told from others', async () => {
    const suspended = { Bucket: world.name, VersioningConfiguration: { Status: 'Suspended' } } as const;
    await world.client.send(new PutBucketVersioningCommand(suspended));

    await expect(request({ notebook: NOTEBOOK })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('keeps no versions'),
    });
    expect(await clusters()).toBe(0);
  });

  test('the waiting ends when it is interrupted', async () => {
    const stop = new AbortController();
    const ended = request({ notebook: NOTEBOOK }, { signal: stop.signal, waits: { poll: 60_000, patience: 60_000 } });
    stop.abort(new ChurnError('interrupted', 'Interrupted.', 'Go on.'));

    await expect(ended).rejects.toMatchObject({ code: 'interrupted' });
  });
});

test('a wrong configuration is found before the notebook is put', async () => {
  await world.put('config/cluster.json', '{}');

  await expect(request({ notebook: NOTEBOOK })).rejects.toMatchObject({ code: 'config_invalid' });
  expect(await world.bucket.stat(NOTEBOOK.key)).toBeUndefined();
});

/** The trigger that a bridge makes of the notebook, once it is put. */
async function untilPut(): Promise<RunTrigger> {
  for (;;) {
    const stat = await world.bucket.stat(NOTEBOOK.key);
    if (stat?.version !== undefined) return notebookTrigger({ key: NOTEBOOK.key, versionId: stat.version });
    await new Promise((next) => setTimeout(next, 1));
  }
}
