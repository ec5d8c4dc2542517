// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs';
import { oneOf, text } from 'local-faults';
import { announceCreated } from '../s3/announceCreated.ts';
import { spoolBytes } from '../s3/body/spoolBody.ts';
import type { S3Call } from '../s3/s3Call.ts';
import type { Bucket } from '../s3/store/bucket.ts';
import type { S3Store } from '../s3/store/s3Store.ts';
import type { StoredObject } from '../s3/store/storedObject.ts';
import { readsObject, S3_MATCHES, type S3Fault } from './s3Fault.ts';

/** Somebody puts another object in the place of one that is being read. */
export const replacedObject: S3Fault<{ at: 'before' | 'after'; by: string }> = {
  name: 'replaced-object',
  does: 'puts another object under the key, with an ETag and a version of its own, before or after a GET of it is answered',
  page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html#ConsistencyModel',
  matches: S3_MATCHES,
  options: {
    at: oneOf('when', ['before', 'after']),
    by: text('key of the bucket whose object takes the place; where empty the same bytes and a line feed', ''),
  },
  concerns: readsObject,
  async meet({ call, options, store, answer }) {
    if (options.at === 'before') await replaceObject(call, store, options.by);
    const response = await answer();
    if (options.at === 'after') await replaceObject(call, store, options.by);
    return response;
  },
};

async function replaceObject(call: S3Call, store: S3Store, by: string): Promise<void> {
  const bucket = store.bucket(call.bucket);
  const old = bucket.object(call.key);
  const other = by === '' ? old : bucket.object(by);
  if (old === undefined || other === undefined) return;
  const path = bucket.incomingPath();
  const { bytes, md5, checksum } = await spoolBytes(readBytes(bucket, other, by === ''), path, 'CRC64NVME');
  const { headers, metadata, tags } = old;
  const draft = { headers, metadata, tags, key: call.key, path, bytes, etag: md5 };
  const stored = bucket.commit(
    { ...draft, checksum: { ...checksum, type: 'FULL_OBJECT' }, lastModified: call.now.toISOString() },
    () => undefined,
  );
  announceCreated(call, store, bucket, stored, 'PutObject');
}

async function* readBytes(bucket: Bucket, object: StoredObject, isLonger: boolean): AsyncGenerator<Uint8Array> {
  yield* createReadStream(bucket.bytesPath(object)) as AsyncIterable<Uint8Array>;
  if (isLonger) yield Buffer.from('\n');
}
