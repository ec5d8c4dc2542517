// SPDX-License-Identifier: Apache-2.0
import { ListPartsCommand } from '@aws-sdk/client-s3';
import { openBench, refusalOf } from '../bench.ts';
import type { Bench } from '../bench.ts';
import { BIG, MiB, startUpload } from '../multipart.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

test('parts are listed until the upload ends', async () => {
  const { UploadId, sent, complete } = await startUpload(bench.s3, [Buffer.alloc(5 * MiB), Buffer.from('x')]);
  const list = () => bench.s3.send(new ListPartsCommand({ ...BIG, UploadId }));

  const { Parts } = await list();
  await complete(sent);

  expect(Parts?.map(({ PartNumber, Size, ETag }) => ({ PartNumber, Size, ETag }))).toEqual([
    { ...sent[0], Size: 5 * MiB },
    { ...sent[1], Size: 1 },
  ]);
  expect(await refusalOf(list())).toEqual({ name: 'NoSuchUpload', status: 404 });
});
