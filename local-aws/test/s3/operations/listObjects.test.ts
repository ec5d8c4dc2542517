// SPDX-License-Identifier: Apache-2.0
import { ListObjectsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { BUCKET, openBench } from '../bench.ts';
import type { Bench } from '../bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

test('pages go on behind a marker', async () => {
  for (const Key of ['a/1', 'a/2', 'b', 'c'])
    await bench.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: 'x' }));
  const list = (Marker?: string) =>
    bench.s3.send(new ListObjectsCommand({ Bucket: BUCKET, Delimiter: '/', MaxKeys: 2, Marker }));

  const first = await list();
  const second = await list(first.NextMarker);

  expect(first).toMatchObject({ IsTruncated: true, NextMarker: 'b', CommonPrefixes: [{ Prefix: 'a/' }] });
  expect(first.Contents?.map(({ Key }) => Key)).toEqual(['b']);
  expect(second).toMatchObject({ IsTruncated: false, Marker: 'b' });
  expect(second.Contents?.map(({ Key }) => Key)).toEqual(['c']);
});
