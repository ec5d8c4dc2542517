// SPDX-License-Identifier: Apache-2.0
// What ListObjects and ListObjectsV2 have in common.
import { quoteEtag } from './objectHeaders.ts';
import { S3Error } from './s3Error.ts';
import type { Bucket } from './store/bucket.ts';
import { compareKeys } from './store/keyOrder.ts';
import type { StoredObject } from './store/storedObject.ts';
import type { XmlNode } from './xml.ts';

export type ListRequest = {
  readonly prefix: string;
  readonly delimiter: string;
  /** Entries up to this one are passed over: a key, or a common prefix with all its keys. */
  readonly after: string;
  /** Keys and common prefixes together. */
  readonly maxKeys: number;
};

export type Listing = {
  readonly objects: readonly StoredObject[];
  readonly commonPrefixes: readonly string[];
  /** The last entry, where there are more. */
  readonly next: string | undefined;
};

export function listKeys(bucket: Bucket, request: ListRequest): Listing {
  const objects: StoredObject[] = [];
  const commonPrefixes: string[] = [];
  let last: string | undefined;
  for (const key of bucket.keys()) {
    if (!key.startsWith(request.prefix) || !isAfter(key, request)) continue;
    const common = commonPrefix(key, request);
    if (common !== undefined && common === commonPrefixes.at(-1)) continue;
    if (objects.length + commonPrefixes.length >= request.maxKeys) return { objects, commonPrefixes, next: last };
    last = common ?? key;
    if (common === undefined) objects.push(bucket.object(key)!);
    else commonPrefixes.push(common);
  }
  return { objects, commonPrefixes, next: undefined };
}

/** `max-keys`: at most 1,000, which is also the default. */
export function readMaxKeys(query: URLSearchParams): number {
  const text = query.get('max-keys') ?? '1000';
  if (!/^\d+$/.test(text))
    throw new S3Error('InvalidArgument', 'Provided max-keys not an integer or within integer range');
  return Math.min(Number(text), 1000);
}

/** How names are written: percent-encoded where the client asked for it, because XML cannot hold every character. */
export function nameWriter(query: URLSearchParams): (name: string) => string {
  if (query.get('encoding-type') !== 'url') return (name) => name;
  return (name) => encodeURIComponent(name).replaceAll('%2F', '/');
}

export function contentsOf(object: StoredObject, write: (name: string) => string): XmlNode {
  return {
    Key: write(object.key),
    LastModified: object.lastModified,
    ETag: quoteEtag(object.etag),
    ChecksumAlgorithm: object.checksum?.algorithm,
    ChecksumType: object.checksum?.type,
    Size: object.bytes,
    StorageClass: 'STANDARD',
  };
}

function isAfter(key: string, { prefix, after, delimiter }: ListRequest): boolean {
  if (after === '') return true;
  // a key that equals the prefix ends with the delimiter too, but stands for itself only
  const isCommonPrefix = delimiter !== '' && after.endsWith(delimiter) && after.length > prefix.length;
  return !(isCommonPrefix && key.startsWith(after)) && compareKeys(key, after) > 0;
}

function commonPrefix(key: string, { prefix, delimiter }: ListRequest): string | undefined {
  const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}
