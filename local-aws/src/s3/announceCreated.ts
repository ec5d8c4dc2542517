// SPDX-License-Identifier: Apache-2.0
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html; of its events only Object Created is sent.
import { ACCOUNT } from '../account.ts';
import type { S3Call } from './s3Call.ts';
import type { Bucket } from './store/bucket.ts';
import type { S3Store } from './store/s3Store.ts';
import type { StoredObject } from './store/storedObject.ts';
import { readXml } from './xml.ts';

/** Tells of an object that is visible by now, where the bucket's notification configuration has EventBridge on. */
export function announceCreated(
  call: S3Call,
  store: S3Store,
  bucket: Bucket,
  object: StoredObject,
  reason: 'PutObject' | 'CopyObject' | 'CompleteMultipartUpload',
): void {
  if (!sendsEvents(bucket)) return;
  store.announce({
    source: 'aws.s3',
    'detail-type': 'Object Created',
    resources: [`arn:aws:s3:::${bucket.name}`],
    detail: {
      version: '0',
      bucket: { name: bucket.name },
      object: describeObject(object),
      'request-id': call.id,
      requester: ACCOUNT,
      'source-ip-address': '127.0.0.1',
      reason,
    },
  });
}

function sendsEvents(bucket: Bucket): boolean {
  const { notification } = bucket.settings();
  return notification !== undefined && 'EventBridgeConfiguration' in readXml(notification, 'NotificationConfiguration');
}

/** The key as it is: other than in S3's own notifications, it is not URL-encoded. */
const describeObject = ({ key, bytes, etag, versionId, sequence }: StoredObject) => ({
  key,
  size: bytes,
  etag,
  ...(versionId === 'null' ? {} : { 'version-id': versionId }),
  sequencer: sequence.toString(16).toUpperCase().padStart(18, '0'),
});
