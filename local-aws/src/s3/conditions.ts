// SPDX-License-Identifier: Apache-2.0
// Conditional reads (RFC 9110, section 13.2.2) and writes (S3 user guide, "Conditional requests").
import { quoteEtag } from './objectHeaders.ts';
import { S3Error } from './s3Error.ts';
import type { StoredObject } from './store/storedObject.ts';

/** `not_modified`: answer 304. Throws PreconditionFailed. `prefix` is that of the headers of a copy's source. */
export function judgeRead(headers: Headers, object: StoredObject, prefix = ''): 'read' | 'not_modified' {
  const header = (name: string): string | null => headers.get(prefix + name);
  const modified = Math.floor(Date.parse(object.lastModified) / 1000);
  const seconds = (name: string): number => Math.floor(Date.parse(header(name) ?? '') / 1000);

  const ifMatch = header('if-match');
  if (ifMatch !== null && !matches(ifMatch, object)) throw failed('If-Match');
  if (ifMatch === null && modified > seconds('if-unmodified-since')) throw failed('If-Unmodified-Since');
  const ifNoneMatch = header('if-none-match');
  if (ifNoneMatch !== null) return matches(ifNoneMatch, object) ? 'not_modified' : 'read';
  return modified <= seconds('if-modified-since') ? 'not_modified' : 'read';
}

/** Refuses a write whose condition the object now there does not meet. */
export function guardWrite(headers: Headers, key: string): (current: StoredObject | undefined) => void {
  const ifMatch = headers.get('if-match');
  const ifNoneMatch = headers.get('if-none-match');
  if (ifNoneMatch !== null && ifNoneMatch !== '*') {
    throw new S3Error('NotImplemented', 'A write takes If-None-Match only with the value *.', {
      Header: 'If-None-Match',
    });
  }
  return (current) => {
    if (ifNoneMatch === '*' && current) throw failed('If-None-Match');
    if (ifMatch === null) return;
    if (!current) throw new S3Error('NoSuchKey', 'The specified key does not exist.', { Key: key });
    if (!matches(ifMatch, current)) throw failed('If-Match');
  };
}

const failed = (condition: string): S3Error =>
  new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    Condition: condition,
  });

function matches(list: string, object: StoredObject): boolean {
  const etags = list.split(',').map((each) => each.trim());
  return etags.some((etag) => etag === '*' || etag === object.etag || etag === quoteEtag(object.etag));
}
