// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs';
import { announceCreated } from '../announceCreated.ts';
import { spoolBytes } from '../body/spoolBody.ts';
import { algorithmOf, checksumElement } from '../checksum/digest.ts';
import { guardWrite, judgeRead } from '../conditions.ts';
import { findVersion } from '../findObject.ts';
import { quoteEtag, readLabels, versionHeader } from '../objectHeaders.ts';
import type { Operation } from '../operation.ts';
import type { S3Call } from '../s3Call.ts';
import { S3Error } from '../s3Error.ts';
import type { ObjectLabels, StoredObject } from '../store/storedObject.ts';
import { xmlResponse } from '../xml.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
export const copyObject: Operation = async (call, store) => {
  const bucket = store.bucket(call.bucket);
  const source = readSource(call.headers.get('x-amz-copy-source') ?? '');
  const sourceBucket = store.bucket(source.bucket);
  const original = findVersion(sourceBucket, source.key, source.versionId);
  if (judgeRead(call.headers, original, 'x-amz-copy-source-') === 'not_modified') {
    throw new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
  }
  refuseSelfCopy(call, source);

  const algorithm = algorithmOf(call.headers.get('x-amz-checksum-algorithm')) ?? original.checksum?.algorithm;
  const bytes = createReadStream(sourceBucket.bytesPath(original));
  const spooled = await spoolBytes(bytes, bucket.incomingPath(), algorithm ?? 'CRC64NVME');
  const copy = bucket.commit(
    {
      ...labelsOfCopy(call.headers, original),
      key: call.key,
      path: spooled.path,
      bytes: spooled.bytes,
      etag: spooled.md5,
      checksum: { ...spooled.checksum, type: 'FULL_OBJECT' },
      lastModified: call.now.toISOString(),
    },
    guardWrite(call.headers, call.key),
  );
  announceCreated(call, store, bucket, copy, 'CopyObject');
  const response = xmlResponse('CopyObjectResult', {
    LastModified: copy.lastModified,
    ETag: quoteEtag(copy.etag),
    ChecksumType: 'FULL_OBJECT',
    [checksumElement(spooled.checksum.algorithm)]: spooled.checksum.value,
  });
  for (const [name, value] of Object.entries(versionHeader(copy))) response.headers.set(name, value);
  return response;
};

type Source = { readonly bucket: string; readonly key: string; readonly versionId: string | null };

/** `bucket/key?versionId=...`, URL-encoded, a leading slash allowed. */
function readSource(header: string): Source {
  const [, bucket, key, versionId] = /^\/?([^/]+)\/(.+?)(?:\?versionId=(.*))?$/s.exec(header) ?? [];
  if (!bucket || !key) throw new S3Error('InvalidArgument', 'Copy Source must mention the source bucket and key.');
  return { bucket, key: decodeURIComponent(key), versionId: versionId ?? null };
}

function refuseSelfCopy(call: S3Call, source: Source): void {
  const isSame = source.bucket === call.bucket && source.key === call.key && source.versionId === null;
  if (!isSame || call.headers.get('x-amz-metadata-directive') === 'REPLACE') return;
  throw new S3Error(
    'InvalidRequest',
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata.",
  );
}

function labelsOfCopy(headers: Headers, original: StoredObject): ObjectLabels {
  const given = readLabels(headers);
  const labels = headers.get('x-amz-metadata-directive') === 'REPLACE' ? given : original;
  const tagged = headers.get('x-amz-tagging-directive') === 'REPLACE' ? given : original;
  return { headers: labels.headers, metadata: labels.metadata, tags: tagged.tags };
}
