// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { S3Error } from './s3Error.ts';

/** A request as the operations see it: path style, names decoded. */
export type S3Call = {
  readonly id: string;
  readonly method: string;
  /** Empty for calls on the service. */
  readonly bucket: string;
  /** Empty for calls on a bucket. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: AsyncIterable<Uint8Array>;
  readonly now: Date;
};

/** The path is read from the request line, because a URL object would resolve `..` and `.` inside keys. */
export function readCall(request: Request, incoming: IncomingMessage, now: Date): S3Call {
  const [path = '/', search = ''] = split(incoming.url ?? '/', '?');
  const [bucket, key] = split(path.slice(1), '/');
  return {
    id: randomBytes(8).toString('hex').toUpperCase(),
    method: request.method,
    bucket: decode(bucket),
    key: decode(key ?? ''),
    query: new URLSearchParams(search),
    headers: request.headers,
    body: incoming,
    now,
  };
}

/** The whole body of a small request. */
export async function readText(call: S3Call): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of call.body) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function split(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI', "Couldn't parse the specified URI.");
  }
}
