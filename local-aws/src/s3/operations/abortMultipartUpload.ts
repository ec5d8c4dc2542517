// SPDX-License-Identifier: Apache-2.0
import { findUpload } from '../findUpload.ts';
import type { Operation } from '../operation.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html */
export const abortMultipartUpload: Operation = async (call, store) => {
  store.bucket(call.bucket);
  await store.uploads.end(findUpload(store, call));
  return new Response(null, { status: 204 });
};
