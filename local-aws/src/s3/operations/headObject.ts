// SPDX-License-Identifier: Apache-2.0
import { judgeRead } from '../conditions.ts';
import { findObject } from '../findObject.ts';
import { objectHeaders, quoteEtag } from '../objectHeaders.ts';
import type { Operation } from '../operation.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html, without ranges. */
export const headObject: Operation = (call, store) => {
  const object = findObject(store.bucket(call.bucket), call);
  if (judgeRead(call.headers, object) === 'not_modified') {
    return new Response(null, { status: 304, headers: { etag: quoteEtag(object.etag) } });
  }
  const wantsChecksum = call.headers.get('x-amz-checksum-mode') === 'ENABLED';
  return new Response(null, { headers: objectHeaders(object, wantsChecksum) });
};
