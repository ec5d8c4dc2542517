// SPDX-License-Identifier: Apache-2.0
import { ListObjectsV2Command, PutObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import type { ListObjectsV2CommandInput } from '@aws-sdk/client-s3';
import { BUCKET, openBench, refusalOf } from '../bench.ts';
import type { Bench } from '../bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

async function putAll(...keys: string[]): Promise<void> {
  for (const Key of keys) await bench.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: 'hello' }));
}
async function list(more: Partial<ListObjectsV2CommandInput> = {}) {
  const pages: Array<{ keys: string[]; prefixes: string[] }> = [];
  const input = { Bucket: BUCKET, ...more };
  for await (const page of paginateListObjectsV2({ client: bench.s3 }, input)) {
    pages.push({
      keys: (page.Contents ?? []).map(({ Key }) => Key!),
      prefixes: (page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix!),
    });
  }
  return pages;
}

test('a delimiter folds keys into a common prefix', async () => {
  await putAll('x/a/1', 'x/a/2', 'y');

  expect(await list({ Prefix: 'x/', Delimiter: '/' })).toEqual([{ keys: [], prefixes: ['x/a/'] }]);
});

test('25 keys in pages of 10 are three pages, in order, with ETag and size', async () => {
  const keys = Array.from({ length: 25 }, (_, index) => `k${String(index).padStart(2, '0')}`);
  await putAll(...keys.toReversed());

  const pages = await list({ MaxKeys: 10 });
  const { Contents } = await bench.s3.send(new ListObjectsV2Command({ Bucket: BUCKET, MaxKeys: 1 }));

  expect(pages.map((page) => page.keys)).toEqual([keys.slice(0, 10), keys.slice(10, 20), keys.slice(20)]);
  expect(Contents).toMatchObject([{ Key: 'k00', ETag: '"5d41402abc4b2a76b9719d911017c592"', Size: 5 }]);
});

test('common prefixes count towards the page, and a page goes on behind one', async () => {
  await putAll('a/1', 'a/2', 'b', 'c/1', 'd');

  expect(await list({ Delimiter: '/', MaxKeys: 2 })).toEqual([
    { keys: ['b'], prefixes: ['a/'] },
    { keys: ['d'], prefixes: ['c/'] },
  ]);
});

test('a key that equals the prefix does not hide those below it', async () => {
  await putAll('a/', 'a/1', 'a/2');

  expect(await list({ Prefix: 'a/', Delimiter: '/', MaxKeys: 1 })).toEqual(
    ['a/', 'a/1', 'a/2'].map((key) => ({ keys: [key], prefixes: [] })),
  );
});

test('StartAfter passes over keys up to that one', async () => {
  await putAll('a', 'b', 'c');

  expect(await list({ StartAfter: 'a' })).toEqual([{ keys: ['b', 'c'], prefixes: [] }]);
});

test('keys come in the order of their UTF-8 bytes', async () => {
  await putAll('😀', '\uff5e', 'Z', 'a', 'é');

  expect((await list())[0]!.keys).toEqual(['Z', 'a', 'é', '\uff5e', '😀']);
});

test('a key that XML cannot hold is listed when the client asks for URL encoding', async () => {
  await putAll('a/\u0001 b+');

  const { Contents } = await bench.s3.send(new ListObjectsV2Command({ Bucket: BUCKET, EncodingType: 'url' }));

  expect(Contents?.map(({ Key }) => Key)).toEqual(['a/%01%20b%2B']);
});

test('a bucket that is not there has no list', async () => {
  expect(await refusalOf(list({ Bucket: 'none' }))).toEqual({ name: 'NoSuchBucket', status: 404 });
});

test('a token of another server is refused', async () => {
  expect(await refusalOf(list({ ContinuationToken: 'strange' }))).toEqual({ name: 'InvalidArgument', status: 400 });
});
