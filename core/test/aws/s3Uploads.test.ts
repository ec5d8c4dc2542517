// SPDX-License-Identifier: Apache-2.0
import { PutBucketNotificationConfigurationCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { createS3Uploads } from '../../src/aws/s3Uploads.ts';
import { createS3Store } from '../../src/aws/index.ts';
import { aBucket } from './aBucket.ts';

const bucket = aBucket();
const uploads = (root = '') => createS3Uploads({ client: bucket.client, bucket: bucket.name, root });
const setVersioning = (status: 'Enabled' | 'Suspended') =>
  bucket.client.send(
    new PutBucketVersioningCommand({ Bucket: bucket.name, VersioningConfiguration: { Status: status } }),
  );

test('a notebook that is put is there, and its version is told', async () => {
  await setVersioning('Enabled');

  const put = await uploads('a/b').put('notebooks/x.ipynb', Buffer.from('{}'));

  const store = createS3Store({ bucket: bucket.name, prefix: 'a/b', client: bucket.client });
  expect(await store.stat('notebooks/x.ipynb')).toEqual({ bytes: 2, version: put.versionId });
  expect(put).toEqual({ key: 'notebooks/x.ipynb', versionId: expect.any(String) });
});

test('without versions, and with versions suspended, none is told', async () => {
  const without = await uploads().put('notebooks/x.ipynb', Buffer.from('{}'));
  await setVersioning('Enabled');
  await setVersioning('Suspended');
  const suspended = await uploads().put('notebooks/x.ipynb', Buffer.from('{}'));

  expect([without, suspended]).toEqual([{ key: 'notebooks/x.ipynb' }, { key: 'notebooks/x.ipynb' }]);
});

test('a bucket is watched when it sends its events to EventBridge, but not below a prefix', async () => {
  const before = await uploads().isWatched();
  const events = { EventBridgeConfiguration: {} };
  await bucket.client.send(
    new PutBucketNotificationConfigurationCommand({ Bucket: bucket.name, NotificationConfiguration: events }),
  );

  expect([before, await uploads().isWatched(), await uploads('a').isWatched()]).toEqual([false, true, false]);
});

test('of a bucket that does not answer it is not known whether it is watched', async () => {
  const client = new S3Client({
    endpoint: 'http://127.0.0.1:1',
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const unreachable = createS3Uploads({ client, bucket: 'b', root: '' });

  expect(await unreachable.isWatched()).toBeUndefined();
  await expect(unreachable.put('notebooks/x.ipynb', Buffer.from('{}'))).rejects.toMatchObject({
    code: 'store_unwritable',
    message: expect.stringContaining("s3://b/notebooks/x.ipynb can't be written: the S3 endpoint is not reachable"),
  });
});
