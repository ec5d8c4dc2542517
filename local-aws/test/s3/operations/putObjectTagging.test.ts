// SPDX-License-Identifier: Apache-2.0
import {
  DeleteObjectTaggingCommand,
  GetObjectTaggingCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { BUCKET, openBench, refusalOf } from '../bench.ts';
import type { Bench } from '../bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

const where = { Bucket: BUCKET, Key: 'k' };
const tags = async () => (await bench.s3.send(new GetObjectTaggingCommand(where))).TagSet;

test('tags are put with the object, replaced and deleted', async () => {
  await bench.s3.send(new PutObjectCommand({ ...where, Body: 'x', Tagging: 'a=1' }));
  const first = await tags();
  await bench.s3.send(new PutObjectTaggingCommand({ ...where, Tagging: { TagSet: [{ Key: 'b', Value: '<2>' }] } }));
  const second = await tags();
  await bench.s3.send(new DeleteObjectTaggingCommand(where));

  expect([first, second, await tags()]).toEqual([[{ Key: 'a', Value: '1' }], [{ Key: 'b', Value: '<2>' }], []]);
});

test('a key that is not there takes no tags', async () => {
  const put = bench.s3.send(new PutObjectTaggingCommand({ ...where, Tagging: { TagSet: [] } }));

  expect(await refusalOf(put)).toEqual({ name: 'NoSuchKey', status: 404 });
});
