// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { openBench, refusalOf } from '../bench.ts';
import type { Bench } from '../bench.ts';
import { BIG, MiB, startUpload } from '../multipart.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

test('lib-storage brings up 12 MiB in parts of 5 MiB', async () => {
  const bytes = randomBytes(12 * MiB);

  const upload = new Upload({
    client: bench.s3,
    params: { ...BIG, Body: Readable.from([bytes]) },
    partSize: 5 * MiB,
  });
  const { ETag } = await upload.done();

  const { Body } = await bench.s3.send(new GetObjectCommand(BIG));
  expect(ETag).toMatch(/-3"$/);
  expect(Buffer.from(await Body!.transformToByteArray()).equals(bytes)).toBe(true);
});

test('60 MiB go up and come down as streams', async () => {
  const pieces = function* (): Generator<Buffer> {
    for (let index = 0; index < 60; index++) yield Buffer.alloc(MiB, index);
  };

  await new Upload({ client: bench.s3, params: { ...BIG, Body: Readable.from(pieces()) }, partSize: 5 * MiB }).done();

  const { Body, ContentLength } = await bench.s3.send(new GetObjectCommand(BIG));
  let bytes = 0;
  for await (const chunk of Body as Readable) bytes += (chunk as Buffer).length;
  expect([bytes, ContentLength]).toEqual([60 * MiB, 60 * MiB]);
});

test('a whole checksum is told where the client asked for one', async () => {
  const { UploadId } = await bench.s3.send(
    new CreateMultipartUploadCommand({ ...BIG, ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' }),
  );
  const part = { ...BIG, UploadId, PartNumber: 1, ChecksumAlgorithm: 'CRC32' as const };
  const { ETag, ChecksumCRC32 } = await bench.s3.send(new UploadPartCommand({ ...part, Body: 'hello' }));
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag, ChecksumCRC32 }] };

  const done = await bench.s3.send(new CompleteMultipartUploadCommand({ ...BIG, UploadId, MultipartUpload }));

  expect(done).toMatchObject({ ChecksumCRC32: 'NhCmhg==', ChecksumType: 'FULL_OBJECT' });
});

test('a part with another ETag than it was given is refused', async () => {
  const { complete } = await startUpload(bench.s3, [Buffer.from('x')]);

  expect(await refusalOf(complete([{ PartNumber: 1, ETag: '"other"' }]))).toEqual({ name: 'InvalidPart', status: 400 });
});

test('parts are named in ascending order', async () => {
  const { sent, complete } = await startUpload(bench.s3, [Buffer.alloc(5 * MiB), Buffer.from('x')]);

  expect(await refusalOf(complete(sent.toReversed()))).toEqual({ name: 'InvalidPartOrder', status: 400 });
});

test('only the last part may be small', async () => {
  const { sent, complete } = await startUpload(bench.s3, [Buffer.from('x'), Buffer.from('y')]);

  expect(await refusalOf(complete(sent))).toEqual({ name: 'EntityTooSmall', status: 400 });
});

test('an upload that must not overwrite does not', async () => {
  const first = await startUpload(bench.s3, [Buffer.from('x')]);
  const second = await startUpload(bench.s3, [Buffer.from('y')]);
  await first.complete(first.sent, { IfNoneMatch: '*' });

  expect(await refusalOf(second.complete(second.sent, { IfNoneMatch: '*' }))).toEqual({
    name: 'PreconditionFailed',
    status: 412,
  });
});
