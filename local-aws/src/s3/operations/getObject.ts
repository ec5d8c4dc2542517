// SPDX-License-Identifier: Apache-2.0
import { createReadStream, openSync } from 'node:fs';
import { Readable } from 'node:stream';
import { readRange } from '../byteRange.ts';
import type { ByteRange } from '../byteRange.ts';
import { judgeRead } from '../conditions.ts';
import { findObject } from '../findObject.ts';
import { objectHeaders, quoteEtag } from '../objectHeaders.ts';
import type { Operation } from '../operation.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export const getObject: Operation = (call, store) => {
  const bucket = store.bucket(call.bucket);
  const object = findObject(bucket, call);
  if (judgeRead(call.headers, object) === 'not_modified') {
    return new Response(null, { status: 304, headers: { etag: quoteEtag(object.etag) } });
  }
  const range = readRange(call.headers.get('range'), object.bytes);
  const wantsChecksum = call.headers.get('x-amz-checksum-mode') === 'ENABLED';
  const headers = { ...objectHeaders(object, wantsChecksum && !range), ...overrides(call.query) };
  if (!range) return new Response(openBytes(bucket.bytesPath(object), object.bytes), { headers });

  headers['content-range'] = `bytes ${range.start}-${range.end}/${object.bytes}`;
  headers['content-length'] = String(range.end - range.start + 1);
  return new Response(openBytes(bucket.bytesPath(object), object.bytes, range), { status: 206, headers });
};

// Opened before anything else can happen: an overwrite unlinks the file, which does not harm an open one.
function openBytes(path: string, bytes: number, range?: ByteRange): ReadableStream<Uint8Array> | null {
  if (bytes === 0) return null;
  const stream = createReadStream(path, { fd: openSync(path, 'r'), ...range, highWaterMark: 256 * 1024 });
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}

const OVERRIDES = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];

function overrides(query: URLSearchParams): Record<string, string> {
  const given = OVERRIDES.flatMap((name) => {
    const value = query.get(`response-${name}`);
    return value === null ? [] : [[name, value]];
  });
  return Object.fromEntries(given) as Record<string, string>;
}
