// SPDX-License-Identifier: Apache-2.0
import { versionHeader } from './objectHeaders.ts';
import type { S3Call } from './s3Call.ts';
import { S3Error } from './s3Error.ts';
import type { Bucket } from './store/bucket.ts';
import type { StoredObject } from './store/storedObject.ts';

/** The object that a request names by key and, maybe, version. Throws NoSuchKey, NoSuchVersion or MethodNotAllowed. */
export function findObject(bucket: Bucket, call: S3Call): StoredObject {
  const versionId = call.query.get('versionId');
  return findVersion(bucket, call.key, versionId);
}

export function findVersion(bucket: Bucket, key: string, versionId: string | null): StoredObject {
  if (versionId !== null) return namedVersion(bucket, key, versionId);
  const object = bucket.object(key);
  if (object) return object;
  throw new S3Error('NoSuchKey', 'The specified key does not exist.', { Key: key });
}

function namedVersion(bucket: Bucket, key: string, versionId: string): StoredObject {
  const object = bucket.version(key, versionId);
  if (!object) {
    const details = { Key: key, VersionId: versionId };
    throw new S3Error('NoSuchVersion', 'The specified version does not exist.', details);
  }
  if (!object.isDeleteMarker) return object;
  const headers = { ...versionHeader(object), 'x-amz-delete-marker': 'true', allow: 'DELETE' };
  throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.', {}, headers);
}
