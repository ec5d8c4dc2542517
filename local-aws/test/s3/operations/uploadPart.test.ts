// SPDX-License-Identifier: Apache-2.0
import { UploadPartCommand } from '@aws-sdk/client-s3';
import { openBench, refusalOf } from '../bench.ts';
import type { Bench } from '../bench.ts';
import { BIG, startUpload } from '../multipart.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

test('a part sent again takes the place of the first', async () => {
  const { UploadId, complete } = await startUpload(bench.s3, [Buffer.from('one')]);
  const part = { ...BIG, UploadId, PartNumber: 1, Body: 'two' };

  const { ETag } = await bench.s3.send(new UploadPartCommand(part));
  const done = await complete([{ PartNumber: 1, ETag: ETag! }]);

  expect(done.ETag).toMatch(/-1"$/);
});

test.each([0, 10_001])('%d is no number of a part', async (PartNumber) => {
  const { UploadId } = await startUpload(bench.s3, []);
  const sending = bench.s3.send(new UploadPartCommand({ ...BIG, UploadId, PartNumber, Body: 'x' }));

  expect(await refusalOf(sending)).toEqual({ name: 'InvalidArgument', status: 400 });
});

test('an upload that is not there takes no part', async () => {
  const sending = bench.s3.send(new UploadPartCommand({ ...BIG, UploadId: 'none', PartNumber: 1, Body: 'x' }));

  expect(await refusalOf(sending)).toEqual({ name: 'NoSuchUpload', status: 404 });
});
