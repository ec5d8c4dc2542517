// SPDX-License-Identifier: Apache-2.0
import { contentsOf, listKeys, nameWriter, readMaxKeys } from '../listKeys.ts';
import type { Operation } from '../operation.ts';
import { S3Error } from '../s3Error.ts';
import { xmlResponse } from '../xml.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export const listObjectsV2: Operation = ({ bucket, query }, store) => {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const token = query.get('continuation-token');
  const startAfter = query.get('start-after');
  const after = token === null ? (startAfter ?? '') : readToken(token);
  const maxKeys = readMaxKeys(query);
  const { objects, commonPrefixes, next } = listKeys(store.bucket(bucket), { prefix, delimiter, after, maxKeys });
  const write = nameWriter(query);
  return xmlResponse('ListBucketResult', {
    Name: bucket,
    Prefix: write(prefix),
    Delimiter: delimiter === '' ? undefined : write(delimiter),
    StartAfter: startAfter === null ? undefined : write(startAfter),
    ContinuationToken: token ?? undefined,
    EncodingType: query.get('encoding-type') ?? undefined,
    MaxKeys: maxKeys,
    KeyCount: objects.length + commonPrefixes.length,
    IsTruncated: next !== undefined,
    NextContinuationToken: next === undefined ? undefined : writeToken(next),
    Contents: objects.map((object) => contentsOf(object, write)),
    CommonPrefixes: commonPrefixes.map((common) => ({ Prefix: write(common) })),
  });
};

const writeToken = (last: string): string => Buffer.from(`after:${last}`).toString('base64url');

function readToken(token: string): string {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  if (text.startsWith('after:')) return text.slice('after:'.length);
  throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect');
}
