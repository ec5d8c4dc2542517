// SPDX-License-Identifier: Apache-2.0
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AbortMultipartUploadCommand } from '@aws-sdk/client-s3';
import { BUCKET, openBench, refusalOf } from '../bench.ts';
import type { Bench } from '../bench.ts';
import { BIG, startUpload } from '../multipart.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

test('an aborted upload leaves nothing', async () => {
  const { UploadId, sent, complete } = await startUpload(bench.s3, [Buffer.from('x')]);

  await bench.s3.send(new AbortMultipartUploadCommand({ ...BIG, UploadId }));

  expect(await refusalOf(complete(sent))).toEqual({ name: 'NoSuchUpload', status: 404 });
  expect(await readdir(join(bench.folder, 's3', BUCKET, 'incoming'))).toEqual([]);
});
