// SPDX-License-Identifier: Apache-2.0
import { DeleteObjectsCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { BUCKET, openBench, refusalOf } from '../bench.ts';
import type { Bench } from '../bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

const head = (Key: string) => bench.s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key }));
beforeEach(async () => {
  for (const Key of ['a', 'b & c']) await bench.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: 'x' }));
});

test('many keys are deleted at once and told one by one', async () => {
  const Delete = { Objects: [{ Key: 'a' }, { Key: 'b & c' }] };

  const { Deleted, Errors } = await bench.s3.send(new DeleteObjectsCommand({ Bucket: BUCKET, Delete }));

  expect(Deleted?.map(({ Key }) => Key)).toEqual(['a', 'b & c']);
  expect(Errors ?? []).toEqual([]);
  expect((await refusalOf(head('b & c'))).status).toBe(404);
});

test('a quiet deletion tells only of errors', async () => {
  const Delete = { Objects: [{ Key: 'a' }], Quiet: true };

  const { Deleted } = await bench.s3.send(new DeleteObjectsCommand({ Bucket: BUCKET, Delete }));

  expect(Deleted ?? []).toEqual([]);
});
