// SPDX-License-Identifier: Apache-2.0
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { GetObjectCommandInput } from '@aws-sdk/client-s3';
import { BUCKET, openBench, refusalOf } from '../s3/bench.ts';
import type { Bench } from '../s3/bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench({ versioning: true })));
afterEach(() => bench.close());

beforeEach(() => put('k', 'hello, world'));

const put = (Key: string, Body: string) => bench.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
const get = async (more: Partial<GetObjectCommandInput> = {}): Promise<string> => {
  const { Body } = await bench.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'k', ...more }));
  return Body!.transformToString();
};
const head = () => bench.s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key: 'k' }));

/** How a request ended that may not be answered at all. */
const outcomeOf = (request: Promise<unknown>): Promise<unknown> => request.catch((error: Error) => error.name);

test.each([
  ['SlowDown', 503],
  ['InternalError', 500],
])('%s is answered as S3 does', async (code, status) => {
  bench.aws.faults.switchOn({ name: 'unavailable', code, times: 1 });

  expect(await refusalOf(get())).toEqual({ name: code, status });
  expect(await get()).toBe('hello, world');
});

test.each([
  ['before', 'hello, world'],
  ['after', 'other'],
])('a write that meets 503 %s the effect leaves "%s"', async (at, text) => {
  bench.aws.faults.switchOn({ name: 'unavailable', at, method: 'PUT', path: 'k' });

  expect(await refusalOf(put('k', 'other'))).toEqual({ name: 'SlowDown', status: 503 });
  expect(await get()).toBe(text);
});

test.each([
  ['before', 'hello, world'],
  ['upload', 'hello, world'],
  ['after', 'other'],
])('a write whose connection breaks at "%s" leaves "%s"', async (at, text) => {
  bench.aws.faults.switchOn({ name: 'connection-reset', at, method: 'PUT' });

  expect(await outcomeOf(put('k', 'other'))).toBe('Error');
  expect(await get()).toBe(text);
});

test('a key that is denied does not keep others from being read', async () => {
  await put('runs/1/part', 'one');
  bench.aws.faults.switchOn({ name: 'access-denied', path: 'runs/*/part' });

  expect(await refusalOf(get({ Key: 'runs/1/part' }))).toEqual({ name: 'AccessDenied', status: 403 });
  expect(await get()).toBe('hello, world');
});

test('a body that is cut ends in an error', async () => {
  bench.aws.faults.switchOn({ name: 'truncated-body' });

  await expect(get()).rejects.toThrow('aborted');
});

test('a body that is cut together with its length looks whole, but for the checksum', async () => {
  bench.aws.faults.switchOn({ name: 'truncated-body', length: 'half' });

  expect(await get({ ChecksumMode: undefined, Range: 'bytes=0-11' })).toBe('hello,');
  await expect(get({ ChecksumMode: 'ENABLED' })).rejects.toThrow('Checksum mismatch');
});

test('an object that is replaced while it is read has another ETag and version; the old one is there by its version', async () => {
  const before = await head();
  bench.aws.faults.switchOn({ name: 'replaced-object', at: 'after', times: 1 });

  const first = await get({ Range: 'bytes=0-4' });
  const after = await head();

  expect([first, before.ETag === after.ETag, before.VersionId === after.VersionId]).toEqual(['hello', false, false]);
  expect(await get()).toBe('hello, world\n');
  expect(await get({ VersionId: before.VersionId })).toBe('hello, world');
  expect(await refusalOf(get({ IfMatch: before.ETag }))).toEqual({ name: 'PreconditionFailed', status: 412 });
});

test('the object of another key takes the place where one is named', async () => {
  await put('later', 'good bye');
  bench.aws.faults.switchOn({ name: 'replaced-object', by: 'later', path: 'k' });

  expect(await get()).toBe('good bye');
});

test('faults are switched over HTTP', async () => {
  const faults = `${bench.aws.url}/_local/faults`;
  const order = (body: unknown) => fetch(faults, { method: 'POST', body: JSON.stringify(body) });

  const { id } = (await (await order({ name: 'access-denied' })).json()) as { id: string };
  const denied = await refusalOf(get());
  const list: unknown = await (await fetch(faults)).json();
  const off = await fetch(`${faults}/${id}`, { method: 'DELETE' });

  expect(list).toEqual([{ id, name: 'access-denied', options: {}, strikes: 1 }]);
  expect([denied.status, off.status, await get()]).toEqual([403, 204, 'hello, world']);
  expect(await (await order({ name: 'flood' })).json()).toEqual({
    error:
      'no fault is called "flood"; there are unavailable, connection-reset, access-denied, truncated-body, replaced-object',
  });
});
