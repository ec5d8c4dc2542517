// SPDX-License-Identifier: Apache-2.0
import { versionHeader } from '../objectHeaders.ts';
import type { Operation } from '../operation.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html: a key that is not there is no error. */
export const deleteObject: Operation = (call, store) => {
  const bucket = store.bucket(call.bucket);
  const versionId = call.query.get('versionId');
  if (versionId !== null) {
    bucket.removeVersion(call.key, versionId);
    return new Response(null, { status: 204, headers: { 'x-amz-version-id': versionId } });
  }
  const marker = bucket.remove(call.key, call.now);
  const headers = marker ? { ...versionHeader(marker), 'x-amz-delete-marker': 'true' } : {};
  return new Response(null, { status: 204, headers });
};
