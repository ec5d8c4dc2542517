// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { isNoObject, isReplaced, missingFile, unreadable } from './s3Faults.ts';

export type ObjectPlace = { readonly client: S3Client; readonly bucket: string; readonly key: string };

/** How often the rest of an object is asked for while nothing of it comes, and the wait before each, in milliseconds. */
const ATTEMPTS = 4;
const WAIT = 250;

/**
 * The bytes of an object. Where the connection breaks in the middle, the rest is asked for, and of the same object only:
 * an object of several gigabytes need not be read from its start again.
 */
export async function* readObject(place: ObjectPlace): AsyncGenerator<Uint8Array> {
  const state: Reading = { at: 0, end: 0, etag: undefined };
  for (let attempt = 1; ; attempt++) {
    const before = state.at;
    try {
      yield* readRest(place, state);
      return;
    } catch (cause) {
      if (state.at > before) attempt = 1;
      if (attempt >= ATTEMPTS || !canGoOn(state, cause)) throw fault(place, cause);
      await pause(WAIT * attempt);
    }
  }
}

/** How far a reading has come, in bytes; the tag is that of the object that was begun. */
type Reading = { at: number; end: number; etag: string | undefined };

async function* readRest({ client, bucket, key }: ObjectPlace, state: Reading): AsyncGenerator<Uint8Array> {
  const rest = state.etag === undefined ? {} : { Range: `bytes=${state.at}-`, IfMatch: state.etag };
  const {
    Body: body,
    ETag,
    ContentLength,
  } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...rest }));
  state.etag ??= ETag;
  state.end = state.at + (ContentLength ?? 0);
  if (!(body instanceof Readable)) return;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    state.at += chunk.length;
    yield chunk;
  }
}

/** False where nothing was begun, which the SDK repeats by itself, and where all came and something is wrong with it. */
function canGoOn({ at, end, etag }: Reading, cause: unknown): boolean {
  return etag !== undefined && at < end && !isReplaced(cause);
}

function fault({ bucket, key }: ObjectPlace, cause: unknown): Error {
  const uri = `s3://${bucket}/${key}`;
  return isNoObject(cause) ? missingFile(uri, cause) : unreadable(uri, cause);
}
