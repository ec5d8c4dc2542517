// SPDX-License-Identifier: Apache-2.0
import { readTrigger } from '../../src/runModel/readTrigger.ts';

const read = (event: unknown) => readTrigger({ event, requestId: 'request-1', bucket: 'churn' });

const bridged = (key: string, version?: string, bucket = 'churn') => ({
  version: '0',
  source: 'aws.s3',
  'detail-type': 'Object Created',
  detail: {
    version: '0',
    bucket: { name: bucket },
    object: { key, size: 1, etag: 'x', sequencer: '0A', ...(version === undefined ? {} : { 'version-id': version }) },
    reason: 'PutObject',
  },
});

const notified = (key: string, versionId: string) => ({
  Records: [
    {
      eventVersion: '2.6',
      eventSource: 'aws:s3',
      eventName: 'ObjectCreated:Put',
      s3: { bucket: { name: 'churn' }, object: { key, size: 1, eTag: 'x', versionId, sequencer: '0A' } },
    },
  ],
});

test('EventBridge and S3 tell of the same notebook, each in its spelling', () => {
  const trigger = read(bridged('notebooks/my model (1)+é.ipynb', 'v1'));

  expect(read(notified('notebooks/my+model+%281%29%2B%C3%A9.ipynb', 'v1'))).toEqual(trigger);
  expect(trigger).toMatchObject({
    kind: 'notebook',
    notebook: { key: 'notebooks/my model (1)+é.ipynb', versionId: 'v1' },
  });
});

test('without versions the sequencer tells deliveries apart', () => {
  expect(read(bridged('notebooks/churn.ipynb'))).toEqual({
    kind: 'notebook',
    id: expect.stringMatching(/^notebook-[0-9a-f]{16}$/),
    notebook: { key: 'notebooks/churn.ipynb' },
  });
});

test.each([
  'notebooks/.ipynb_checkpoints/churn-checkpoint.ipynb',
  'notebooks/old/churn.ipynb',
  'runs/x/executed.ipynb',
])('%s is no notebook that has arrived', (key) => {
  expect(read(bridged(key, 'v1'))).toBeUndefined();
});

test('a schedule is taken by its time', () => {
  const event = { source: 'aws.events', 'detail-type': 'Scheduled Event', time: '2026-10-01T02:00:00Z', detail: {} };

  expect(read(event)).toEqual({ kind: 'schedule', id: 'schedule-20261001T020000Z' });
});

test('a request by hand has a name of its own, or that of the invocation', () => {
  expect(read({ trigger: 'manual' })).toEqual({ kind: 'manual', id: 'manual-request-1' });
  expect(
    read({
      trigger: 'manual',
      id: 'jenkins-42',
      season: '2027',
      parameters: { mode: 'score' },
      notebook: { key: 'notebooks/churn.ipynb', versionId: 'v1' },
    }),
  ).toEqual({
    kind: 'manual',
    id: 'manual-jenkins-42',
    season: '2027',
    parameters: { mode: 'score' },
    notebook: { key: 'notebooks/churn.ipynb', versionId: 'v1' },
  });
});

test('an event of another bucket is refused', () => {
  expect(() => read(bridged('notebooks/churn.ipynb', 'v1', 'other'))).toThrow(
    expect.objectContaining({ code: 'usage', message: 'The event tells of the bucket other, and not of churn.' }),
  );
});

test.each([
  ['nothing', null, 'the event'],
  ['an EMR event', { source: 'aws.emr', 'detail-type': 'EMR Step Status Change', detail: {} }, 'trigger'],
  ['a spelling', { trigger: 'manual', saeson: '2026' }, 'saeson'],
  ['a season', { trigger: 'manual', season: '2026/27' }, 'season: 1 to 16'],
  ['a parameter of the run', { trigger: 'manual', parameters: { run_id: 'x' } }, 'parameters.run_id'],
  ['a notebook elsewhere', { trigger: 'manual', notebook: { key: 'x.ipynb' } }, 'notebook.key: notebooks/<name>.ipynb'],
])('%s is no trigger, and its fault is named', (_what, event, fault) => {
  expect(() => read(event)).toThrow(
    expect.objectContaining({ code: 'usage', message: expect.stringContaining(fault) }),
  );
});
