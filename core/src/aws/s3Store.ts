// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream';
import {
  HeadBucketCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { FileInfo, FileStore } from '../run/index.ts';
import { isNoObject, noBucket, unreadable, unwritable } from './s3Faults.ts';
import { readObject } from './s3Reading.ts';

export type S3Place = {
  readonly bucket: string;
  /** Without slashes at its ends; empty for the whole bucket. */
  readonly prefix: string;
  /** By default a client with endpoint, region and credentials of the SDK's ordinary chain. */
  readonly client?: S3Client;
};

type Place = Required<S3Place>;

/** A prefix of an S3 bucket. */
export function createS3Store(place: S3Place): FileStore {
  return storeAt({ ...place, client: place.client ?? createS3Client() });
}

/** The prefix, and the client that every store below it shares. */
function storeAt(place: Place): FileStore {
  const uri = joinKey(`s3://${place.bucket}`, place.prefix);
  const keyOf = (path: string) => joinKey(place.prefix, path);
  return {
    uri,
    stat: (path) => statObject(place, keyOf(path)),
    read: (path) => readObject({ ...place, key: keyOf(path) }),
    list: (folder) => listKeys(place, keyOf(folder)),
    folders: (folder) => listFolders(place, keyOf(folder)),
    write: (path, bytes) => writeObject(place, keyOf(path), bytes),
    sub: (folder) => storeAt({ ...place, prefix: keyOf(folder) }),
  };
}

/** Path style where an endpoint is named, because stand-ins and many S3-like stores know no bucket host names. */
export function createS3Client(): S3Client {
  const hasEndpoint = Boolean(process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL']);
  return new S3Client({ forcePathStyle: hasEndpoint });
}

async function statObject(place: Place, key: string): Promise<FileInfo | undefined> {
  const { client, bucket } = place;
  try {
    const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    const version = head.VersionId ?? head.ETag;
    return { bytes: head.ContentLength ?? 0, ...(version === undefined ? {} : { version }) };
  } catch (cause) {
    if (!isNoObject(cause)) throw unreadable(`s3://${bucket}/${key}`, cause);
    await requireBucket(place);
    return undefined;
  }
}

/** The answer to HEAD has no body, so that a missing bucket looks like a missing object. */
async function requireBucket({ client, bucket }: Place): Promise<void> {
  try {
    await client.send(new HeadBucketCommand({ Bucket: bucket }));
  } catch (cause) {
    if (isNoObject(cause)) throw noBucket(`s3://${bucket}`, cause);
    // whoever may read objects need not be allowed to ask for the bucket
  }
}

async function* listKeys(place: Place, folder: string): AsyncGenerator<string> {
  const top = place.prefix === '' ? 0 : place.prefix.length + 1;
  for await (const page of listPages(place, folder)) {
    const keys = (page.Contents ?? []).map(({ Key }) => Key ?? '');
    // a key with a slash at its end is what consoles make to show an empty folder
    yield* keys.filter((key) => !key.endsWith('/')).map((key) => key.slice(top));
  }
}

async function* listFolders(place: Place, folder: string): AsyncGenerator<string> {
  const start = folder === '' ? 0 : folder.length + 1;
  for await (const page of listPages(place, folder, '/')) {
    yield* (page.CommonPrefixes ?? []).map(({ Prefix }) => (Prefix ?? '').slice(start, -1));
  }
}

async function* listPages({ client, bucket }: Place, folder: string, delimiter?: string) {
  const prefix = folder === '' ? '' : `${folder}/`;
  try {
    yield* paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix, Delimiter: delimiter });
  } catch (cause) {
    throw unreadable(`s3://${bucket}/${prefix}`, cause);
  }
}

async function writeObject(place: Place, key: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  const { client, bucket } = place;
  const target = { Bucket: bucket, Key: key };
  try {
    if (bytes instanceof Uint8Array) await client.send(new PutObjectCommand({ ...target, Body: bytes }));
    else await new Upload({ client, params: { ...target, Body: Readable.from(bytes, { objectMode: false }) } }).done();
  } catch (cause) {
    throw unwritable(`s3://${bucket}/${key}`, cause);
  }
}

function joinKey(head: string, tail: string): string {
  const path = tail.replace(/^\/+|\/+$/g, '');
  if (head === '') return path;
  return path === '' ? head : `${head}/${path}`;
}
