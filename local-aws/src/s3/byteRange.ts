// SPDX-License-Identifier: Apache-2.0
import { S3Error } from './s3Error.ts';

/** First and last byte, both included. */
export type ByteRange = { readonly start: number; readonly end: number };

/**
 * The one range of a Range header, cut to the object's size (RFC 9110, section 14.2).
 * Undefined, the whole object: no header, or one that is not understood, several ranges included.
 */
export function readRange(header: string | null, bytes: number): ByteRange | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return undefined;
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  const start = first === '' ? Math.max(0, bytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (start > end) {
    const details = { RangeRequested: header ?? '', ActualObjectSize: String(bytes) };
    const headers = { 'content-range': `bytes */${bytes}` };
    throw new S3Error('InvalidRange', 'The requested range is not satisfiable', details, headers);
  }
  return { start, end };
}
