// SPDX-License-Identifier: Apache-2.0
import { findObject } from '../findObject.ts';
import { versionHeader } from '../objectHeaders.ts';
import type { Operation } from '../operation.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjectTagging.html */
export const deleteObjectTagging: Operation = (call, store) => {
  const bucket = store.bucket(call.bucket);
  const object = findObject(bucket, call);
  bucket.retag(object, []);
  return new Response(null, { status: 204, headers: versionHeader(object) });
};
