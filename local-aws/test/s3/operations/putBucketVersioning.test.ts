// SPDX-License-Identifier: Apache-2.0
import {
  DeleteObjectCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { BUCKET, openBench, refusalOf } from '../bench.ts';
import type { Bench } from '../bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench({ versioning: true })));
afterEach(() => bench.close());

const where = { Bucket: BUCKET, Key: 'k' };
const put = async (Body: string) => (await bench.s3.send(new PutObjectCommand({ ...where, Body }))).VersionId;
const get = (VersionId?: string) => bench.s3.send(new GetObjectCommand({ ...where, VersionId }));
const text = async (version?: string) => (await get(version)).Body!.transformToString();
const remove = (VersionId?: string) => bench.s3.send(new DeleteObjectCommand({ ...where, VersionId }));

test('a bucket tells whether it keeps versions', async () => {
  const { Status } = await bench.s3.send(new GetBucketVersioningCommand({ Bucket: BUCKET }));

  expect(Status).toBe('Enabled');
});

test('each write is a version that can be read by its id', async () => {
  const first = await put('one');
  const second = await put('two');

  expect(new Set([first, second, undefined]).size).toBe(3);
  expect([await text(), await text(first), await text(second)]).toEqual(['two', 'one', 'two']);
  expect((await bench.s3.send(new HeadObjectCommand(where))).VersionId).toBe(second);
});

test('a deletion hides the key and keeps its versions; deleting the marker shows it again', async () => {
  const first = await put('one');
  const { DeleteMarker, VersionId } = await remove();

  expect(DeleteMarker).toBe(true);
  expect(await refusalOf(get())).toEqual({ name: 'NoSuchKey', status: 404 });
  expect((await refusalOf(get(VersionId))).status).toBe(405);
  expect((await bench.s3.send(new ListObjectsV2Command({ Bucket: BUCKET }))).KeyCount).toBe(0);
  expect(await text(first)).toBe('one');

  await remove(VersionId);
  expect(await text()).toBe('one');
});

test('a version that is not there is told so', async () => {
  await put('one');

  expect(await refusalOf(get('none'))).toEqual({ name: 'NoSuchVersion', status: 404 });
});

test('a bucket that stopped keeping versions overwrites the one without an id', async () => {
  const first = await put('one');
  const VersioningConfiguration = { Status: 'Suspended' as const };
  await bench.s3.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration }));

  expect(await put('two')).toBeUndefined();
  await put('three');

  expect([await text(), await text(first), await text('null')]).toEqual(['three', 'one', 'three']);
});
