// SPDX-License-Identifier: Apache-2.0
import { contentsOf, listKeys, nameWriter, readMaxKeys } from '../listKeys.ts';
import type { Operation } from '../operation.ts';
import { xmlResponse } from '../xml.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html */
export const listObjects: Operation = ({ bucket, query }, store) => {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const marker = query.get('marker') ?? '';
  const maxKeys = readMaxKeys(query);
  const { objects, commonPrefixes, next } = listKeys(store.bucket(bucket), {
    prefix,
    delimiter,
    after: marker,
    maxKeys,
  });
  const write = nameWriter(query);
  return xmlResponse('ListBucketResult', {
    Name: bucket,
    Prefix: write(prefix),
    Marker: write(marker),
    Delimiter: delimiter === '' ? undefined : write(delimiter),
    EncodingType: query.get('encoding-type') ?? undefined,
    MaxKeys: maxKeys,
    IsTruncated: next !== undefined,
    // without a delimiter a client goes on from the last key it was given
    NextMarker: next === undefined || delimiter === '' ? undefined : write(next),
    Contents: objects.map((object) => contentsOf(object, write)),
    CommonPrefixes: commonPrefixes.map((common) => ({ Prefix: write(common) })),
  });
};
