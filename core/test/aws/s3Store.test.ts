// SPDX-License-Identifier: Apache-2.0
import { S3Client } from '@aws-sdk/client-s3';
import { createS3Store } from '../../src/aws/index.ts';
import { findLatestRun, openRun } from '../../src/run/index.ts';
import { aFolder } from '../run/aFolder.ts';
import { aRow, RUN_ID, writeRun } from '../run/aRun.ts';
import { checkFileStore } from '../run/checkFileStore.ts';
import { readAll } from '../run/readAll.ts';
import { aBucket } from './aBucket.ts';
import { copyInto } from './copyInto.ts';

const bucket = aBucket();
const folder = aFolder();

const store = (prefix = 'lake/churn') => createS3Store({ bucket: bucket.name, prefix, client: bucket.client });

describe('a prefix', () => {
  checkFileStore(() => store());
});

describe('a whole bucket', () => {
  checkFileStore(() => store(''));
});

test('its address is s3 with bucket and prefix', () => {
  expect([store().uri, store('').uri, store('').sub('/runs/').uri]).toEqual([
    's3://churn/lake/churn',
    's3://churn',
    's3://churn/runs',
  ]);
});

test('folders and files beyond one page of a listing are named', async () => {
  const names = Array.from({ length: 1100 }, (_, n) => `f${String(n).padStart(4, '0')}`);
  for (let start = 0; start < names.length; start += 100) {
    const group = names.slice(start, start + 100);
    await Promise.all(group.map((name) => store().write(`${name}/x`, Buffer.from('x'))));
  }

  const found = [];
  for await (const name of store().folders('')) found.push(name);

  expect(found).toEqual(names);
}, 30_000);

test('a file has a version that changes with its bytes', async () => {
  await store().write('a', Buffer.from('1'));
  const first = await store().stat('a');
  await store().write('a', Buffer.from('2'));

  expect(first?.version).toEqual(expect.any(String));
  expect((await store().stat('a'))?.version).not.toBe(first?.version);
});

test.each(['parquet', 'ndjson', 'csv'] as const)('a %s run is found and read as from a folder', async (format) => {
  const files = [
    [aRow(), aRow({ renewal_key: '2' })],
    [aRow({ account_key: 'b', renewal_key: 'b', churn_probability: 9 })],
  ];
  const onDisk = await writeRun(folder.path, { format, files });
  await copyInto(store(), folder.path);

  const path = await findLatestRun(store());
  const run = await openRun(store().sub(path));

  expect(path).toBe(`runs/${RUN_ID}`);
  expect(run.source).toEqual({
    uri: `s3://churn/lake/churn/runs/${RUN_ID}/manifest.json`,
    version: (await store().stat(`runs/${RUN_ID}/manifest.json`))?.version,
  });
  expect(await readAll(store().sub(path))).toEqual(await readAll(onDisk));
});

test('a bucket that does not exist is told', async () => {
  const missing = createS3Store({ bucket: 'missing', prefix: 'x', client: bucket.client });

  const list = async () => {
    for await (const _name of missing.list('')) break;
  };

  await expect(list()).rejects.toMatchObject({
    code: 'store_unreadable',
    message: expect.stringContaining("s3://missing/x/ can't be read: there is no such bucket"),
  });
  await expect(openRun(missing)).rejects.toMatchObject({
    code: 'store_unreadable',
    message: "s3://missing can't be read: there is no such bucket.",
  });
  await expect(missing.write('a', Buffer.from(''))).rejects.toMatchObject({
    code: 'store_unwritable',
    message: expect.stringContaining("s3://missing/x/a can't be written: there is no such bucket"),
  });
});

test('an endpoint that nobody answers at is told', async () => {
  const client = new S3Client({
    endpoint: 'http://127.0.0.1:1',
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });

  await expect(createS3Store({ bucket: 'b', prefix: '', client }).stat('a')).rejects.toMatchObject({
    code: 'store_unreadable',
    message: expect.stringContaining('the S3 endpoint is not reachable'),
    next: expect.stringContaining('AWS_ENDPOINT_URL'),
  });
});

test('a stream that breaks leaves no file', async () => {
  async function* failing() {
    yield Buffer.from('half');
    throw new Error('the source broke');
  }

  await expect(store().write('a', failing())).rejects.toMatchObject({
    code: 'store_unwritable',
    message: expect.stringContaining('the source broke'),
  });

  expect(await store().stat('a')).toBeUndefined();
});
