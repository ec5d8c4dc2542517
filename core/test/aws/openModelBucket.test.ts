// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { PutBucketVersioningCommand, PutObjectCommand, GetObjectCommand } from '@aws-sdk/client-s3';
import { openModelBucket } from '../../src/aws/index.ts';
import { aStart } from '../modelRun/aStart.ts';
import { aBucket } from './aBucket.ts';

const bucket = aBucket();

const open = (uri = 's3://churn') => openModelBucket(uri, bucket.client);

async function put(Key: string, Body: string): Promise<string | undefined> {
  return (await bucket.client.send(new PutObjectCommand({ Bucket: bucket.name, Key, Body }))).VersionId;
}

describe('locks', () => {
  test('of several who make one at once, one gets it', async () => {
    const { locks } = open();
    const made = await Promise.all(['a', 'b', 'c', 'd'].map((holder) => locks.create(aStart({ holder }))));

    const winners = made.filter((held) => held !== undefined);
    expect(winners).toHaveLength(1);
    expect(await locks.read('notebook-1')).toEqual(winners[0]);
  });

  test('of two who change what both have read, one does', async () => {
    const { locks } = open();
    const held = (await locks.create(aStart()))!;

    const first = await locks.replace(held, aStart({ clusterId: 'j-1' }));
    const second = await locks.replace(held, aStart({ clusterId: 'j-2' }));

    expect([first?.start.clusterId, second]).toEqual(['j-1', undefined]);
    expect((await locks.read('notebook-1'))?.start.clusterId).toBe('j-1');
  });

  test('keep all that a start can say', async () => {
    const { locks } = open('s3://churn/a/prefix/');
    const start = aStart({
      clusterId: 'j-1',
      startedAt: '2026-01-02T03:00:01.000Z',
      refusal: 'no',
      ended: { at: '2026-01-02T09:00:00.000Z', reason: 'old' },
    });
    await locks.create(start);
    await put('a/prefix/locks/readme.txt', 'no lock');

    const all = [];
    for await (const held of locks.list()) all.push(held.start);
    expect(all).toEqual([start]);
    expect(await locks.read('other')).toBeUndefined();
  });

  test('that are none are named', async () => {
    await put('locks/notebook-1.json', '{"triggerId": 1}');

    await expect(open().locks.read('notebook-1')).rejects.toMatchObject({
      code: 'store_unreadable',
      message: 's3://churn/locks/notebook-1.json is no lock of a model run.',
    });
  });
});

describe('notebooks', () => {
  test('of a version are kept as they were, whatever is put later', async () => {
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    await bucket.client.send(new PutBucketVersioningCommand({ Bucket: bucket.name, VersioningConfiguration }));
    const versionId = (await put('x/notebooks/a b.ipynb', 'first'))!;
    await put('x/notebooks/a b.ipynb', 'second');

    const pinned = await open('s3://churn/x').notebooks.pin({ key: 'notebooks/a b.ipynb', versionId });

    const sha256 = createHash('sha256').update('first').digest('hex');
    const Key = `x/code/pinned/${sha256}.ipynb`;
    expect(pinned).toEqual({ key: 'notebooks/a b.ipynb', versionId, uri: `s3://churn/${Key}`, sha256 });
    const { Body } = await bucket.client.send(new GetObjectCommand({ Bucket: bucket.name, Key }));
    expect(await Body?.transformToString()).toBe('first');
  });

  test('are the newest where no version is named', async () => {
    await put('notebooks/a.ipynb', 'only');

    expect(await open().notebooks.pin({ key: 'notebooks/a.ipynb' })).toMatchObject({
      sha256: createHash('sha256').update('only').digest('hex'),
    });
  });

  test('that are not there are named', async () => {
    await expect(open().notebooks.pin({ key: 'notebooks/a.ipynb' })).rejects.toMatchObject({
      code: 'notebook_missing',
      message: 's3://churn/notebooks/a.ipynb is not there.',
    });
  });
});

test.each(['/a/folder', 's3://', 'https://bucket'])('%s is no bucket', (uri) => {
  expect(() => open(uri)).toThrow(expect.objectContaining({ code: 'usage', message: `"${uri}" is no bucket.` }));
});
