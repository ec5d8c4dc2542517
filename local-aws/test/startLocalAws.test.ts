// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { startLocalAws } from '@churn-risk/local-aws';
import { BUCKET, clientOf, openBench } from './s3/bench.ts';

test('a later start on the same folder goes on with what is there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'local-aws-'));
  const first = await startLocalAws({ port: 0, folder });
  const writer = clientOf(first);
  await writer.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await writer.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'k', Body: 'one' }));
  await writer.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'k', Body: 'two', Metadata: { a: 'b' } }));
  await first.close();

  const second = await startLocalAws({ port: 0, folder });
  const read = await clientOf(second).send(new GetObjectCommand({ Bucket: BUCKET, Key: 'k' }));

  expect([await read.Body!.transformToString(), read.Metadata]).toEqual(['two', { a: 'b' }]);
  await second.close();
  await rm(folder, { recursive: true });
});

test('a port that is taken is an error', async () => {
  const bench = await openBench();
  const port = Number(new URL(bench.aws.url).port);

  await expect(startLocalAws({ port, folder: join(bench.folder, 'other') })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  await bench.close();
});

test('an upload that breaks off leaves no object and no file', async () => {
  const bench = await openBench();
  const socket = connect(Number(new URL(bench.aws.url).port), '127.0.0.1');
  socket.write(`PUT /${BUCKET}/k HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nonly this`);
  await wait(100);
  const incoming = join(bench.folder, 's3', BUCKET, 'incoming');
  const during = await readdir(incoming);

  socket.destroy();
  await once(socket, 'close');
  while ((await readdir(incoming)).length > 0) await wait(10);

  expect(during).toHaveLength(1);
  expect((await bench.s3.send(new ListObjectsV2Command({ Bucket: BUCKET }))).KeyCount).toBe(0);
  await bench.close();
});
