// SPDX-License-Identifier: Apache-2.0
import { announceCreated } from '../announceCreated.ts';
import { receiveBody } from '../body/receiveBody.ts';
import { guardWrite } from '../conditions.ts';
import { checksumHeaders, quoteEtag, readLabels, versionHeader } from '../objectHeaders.ts';
import type { Operation } from '../operation.ts';
import { S3Error } from '../s3Error.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export const putObject: Operation = async (call, store) => {
  const bucket = store.bucket(call.bucket);
  if (Buffer.byteLength(call.key) > 1024) throw new S3Error('KeyTooLongError', 'Your key is too long');
  const allow = guardWrite(call.headers, call.key);
  const labels = readLabels(call.headers);
  const { path, bytes, md5, checksum } = await receiveBody(call, bucket.incomingPath());
  const stored = bucket.commit(
    {
      ...labels,
      key: call.key,
      path,
      bytes,
      etag: md5,
      checksum: { ...checksum, type: 'FULL_OBJECT' },
      lastModified: call.now.toISOString(),
    },
    allow,
  );
  announceCreated(call, store, bucket, stored, 'PutObject');
  const headers = { etag: quoteEtag(stored.etag), ...checksumHeaders(stored.checksum), ...versionHeader(stored) };
  return new Response(null, { headers });
};
