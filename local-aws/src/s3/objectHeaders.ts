// SPDX-License-Identifier: Apache-2.0
import { checksumHeader } from './checksum/digest.ts';
import { S3Error } from './s3Error.ts';
import type { Checksum, ObjectLabels, StoredObject, Tag } from './store/storedObject.ts';

const KEPT_HEADERS = ['cache-control', 'content-disposition', 'content-language', 'content-type', 'expires'];
const METADATA = 'x-amz-meta-';

/** What a client says of an object in the headers of a write. */
export function readLabels(headers: Headers): ObjectLabels {
  const kept: Record<string, string> = { 'content-type': 'application/octet-stream' };
  const metadata: Record<string, string> = {};
  for (const [name, value] of headers) {
    if (KEPT_HEADERS.includes(name)) kept[name] = value;
    if (name.startsWith(METADATA)) metadata[name.slice(METADATA.length)] = value;
  }
  const encoding = withoutAwsChunked(headers.get('content-encoding'));
  if (encoding) kept['content-encoding'] = encoding;
  return { headers: kept, metadata, tags: readTags(headers.get('x-amz-tagging')) };
}

/** The headers of an answer that shows this object. */
export function objectHeaders(object: StoredObject, wantsChecksum: boolean): Record<string, string> {
  const headers: Record<string, string> = {
    ...object.headers,
    etag: quoteEtag(object.etag),
    'last-modified': new Date(object.lastModified).toUTCString(),
    'accept-ranges': 'bytes',
    'content-length': String(object.bytes),
    ...versionHeader(object),
  };
  for (const [name, value] of Object.entries(object.metadata)) headers[METADATA + name] = value;
  if (object.tags.length > 0) headers['x-amz-tagging-count'] = String(object.tags.length);
  return wantsChecksum ? { ...headers, ...checksumHeaders(object.checksum) } : headers;
}

export const quoteEtag = (etag: string): string => `"${etag}"`;

/** Only a bucket that keeps versions tells them. */
export const versionHeader = ({ versionId }: StoredObject): Record<string, string> =>
  versionId === 'null' ? {} : { 'x-amz-version-id': versionId };

export function checksumHeaders(checksum: Checksum | undefined): Record<string, string> {
  if (!checksum) return {};
  return { [checksumHeader(checksum.algorithm)]: checksum.value, 'x-amz-checksum-type': checksum.type };
}

export function readTags(query: string | null): Tag[] {
  const tags = [...new URLSearchParams(query ?? '')].map(([key, value]) => ({ key, value }));
  if (tags.length > 10) throw new S3Error('InvalidArgument', 'Object tags cannot be greater than 10');
  return tags;
}

function withoutAwsChunked(encoding: string | null): string {
  const encodings = (encoding ?? '').split(',').map((each) => each.trim());
  return encodings.filter((each) => each !== '' && each !== 'aws-chunked').join(',');
}
