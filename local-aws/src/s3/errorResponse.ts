// SPDX-License-Identifier: Apache-2.0
import { STATUSES } from './s3Error.ts';
import type { S3Error } from './s3Error.ts';
import { writeXml } from './xml.ts';

/** An answer to HEAD carries no body, so its status is all a client sees. */
export function errorResponse(error: S3Error, requestId: string, isHead: boolean): Response {
  const { code, message, details } = error;
  const status = STATUSES[code];
  if (isHead) return new Response(null, { status, headers: error.headers });
  const body = writeXml({ Error: { Code: code, Message: message, ...details, RequestId: requestId } });
  return new Response(body, { status, headers: { ...error.headers, 'content-type': 'application/xml' } });
}
