// SPDX-License-Identifier: Apache-2.0
// Locks by S3's conditional writes: If-None-Match makes one, If-Match changes the one that was read.
import type { S3Client } from '@aws-sdk/client-s3';
import { GetObjectCommand, paginateListObjectsV2, PutObjectCommand } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { ChurnError } from '../churnError.ts';
import type { HeldLock, LockPort } from '../modelRun/ports.ts';
import type { RunStart } from '../modelRun/runStart.ts';
import { isNoObject, unreadable, unwritable } from './s3Faults.ts';

/** Where the locks lie; `prefix` without slashes at its ends. */
export type LockPlace = { readonly client: S3Client; readonly bucket: string; readonly prefix: string };

const AT_A_TIME = 16;

/** Optional fields are those that a lock gets later. */
const startSchema = z.object({
  triggerId: z.string(),
  kind: z.enum(['notebook', 'schedule', 'manual']),
  runId: z.string(),
  season: z.string(),
  notebook: z.object({
    key: z.string(),
    versionId: z.string().exactOptional(),
    uri: z.string(),
    sha256: z.string(),
  }),
  output: z.string().exactOptional(),
  clusterName: z.string(),
  holder: z.string(),
  takenAt: z.iso.datetime(),
  clusterId: z.string().exactOptional(),
  startedAt: z.string().exactOptional(),
  refusal: z.string().exactOptional(),
  ended: z.object({ at: z.string(), reason: z.string() }).exactOptional(),
});

/** Locks as files `<prefix>/<triggerId>.json`. */
export function createS3Locks(place: LockPlace): LockPort {
  return {
    read: (triggerId) => readLock(place, keyOf(place, triggerId)),
    create: (start) => writeLock(place, start, { IfNoneMatch: '*' }),
    replace: (held, start) => writeLock(place, start, { IfMatch: held.version }),
    list: () => listLocks(place),
  };
}

async function readLock({ client, bucket }: LockPlace, key: string): Promise<HeldLock | undefined> {
  const uri = `s3://${bucket}/${key}`;
  try {
    const { Body: body, ETag: version = '' } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return { start: parseStart((await body?.transformToString()) ?? '', uri), version };
  } catch (cause) {
    if (isNoObject(cause)) return undefined;
    throw unreadable(uri, cause);
  }
}

async function writeLock(
  place: LockPlace,
  start: RunStart,
  condition: { readonly IfNoneMatch: string } | { readonly IfMatch: string },
): Promise<HeldLock | undefined> {
  const key = keyOf(place, start.triggerId);
  const body = `${JSON.stringify(start, undefined, 1)}\n`;
  try {
    const put = new PutObjectCommand({ Bucket: place.bucket, Key: key, Body: body, ...condition });
    const { ETag: version = '' } = await place.client.send(put);
    return { start, version };
  } catch (cause) {
    if (isConditionNotMet(cause)) return undefined;
    throw unwritable(`s3://${place.bucket}/${key}`, cause);
  }
}

/** 412, or 409 where two writers came at the same moment. */
function isConditionNotMet(cause: unknown): boolean {
  const name = cause instanceof Error ? cause.name : '';
  return name === 'PreconditionFailed' || name === 'ConditionalRequestConflict';
}

async function* listLocks(place: LockPlace): AsyncGenerator<HeldLock> {
  const keys = await listKeys(place);
  for (let first = 0; first < keys.length; first += AT_A_TIME) {
    const group = keys.slice(first, first + AT_A_TIME);
    const locks = await Promise.all(group.map((key) => readLock(place, key)));
    yield* locks.filter((lock) => lock !== undefined);
  }
}

async function listKeys({ client, bucket, prefix }: LockPlace): Promise<readonly string[]> {
  const keys: string[] = [];
  try {
    for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: `${prefix}/` })) {
      keys.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
    }
  } catch (cause) {
    throw unreadable(`s3://${bucket}/${prefix}/`, cause);
  }
  return keys.filter((key) => key.endsWith('.json'));
}

function keyOf({ prefix }: LockPlace, triggerId: string): string {
  return `${prefix}/${triggerId}.json`;
}

function parseStart(json: string, uri: string): RunStart {
  try {
    return startSchema.parse(JSON.parse(json));
  } catch (cause) {
    throw new ChurnError(
      'store_unreadable',
      `${uri} is no lock of a model run.`,
      'Remove the file if nobody needs it; nothing but the starting of runs writes there.',
      { cause },
    );
  }
}
