// SPDX-License-Identifier: Apache-2.0
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { AwsEvent } from '@churn-risk/local-aws';
import { BUCKET, openBench } from './bench.ts';
import type { Bench } from './bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench({ versioning: true })));
afterEach(() => bench.close());

const switchOn = () =>
  bench.s3.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket: BUCKET,
      NotificationConfiguration: { EventBridgeConfiguration: {} },
    }),
  );
const put = (Key: string, Body = 'x') => bench.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));

test('a bucket without EventBridge tells of nothing', async () => {
  await put('k');

  expect(bench.aws.events.sent()).toEqual([]);
});

test('a written object is told of as S3 does, its key as it is', async () => {
  await switchOn();
  const { VersionId } = await put('in/a b+ü.txt', 'hello');

  expect(bench.aws.events.sent()).toEqual([
    {
      version: '0',
      id: expect.any(String),
      'detail-type': 'Object Created',
      source: 'aws.s3',
      account: '000000000000',
      time: expect.any(String),
      region: 'eu-central-1',
      resources: [`arn:aws:s3:::${BUCKET}`],
      detail: {
        version: '0',
        bucket: { name: BUCKET },
        object: {
          key: 'in/a b+ü.txt',
          size: 5,
          etag: '5d41402abc4b2a76b9719d911017c592',
          'version-id': VersionId,
          sequencer: expect.stringMatching(/^[0-9A-F]{18}$/),
        },
        'request-id': expect.any(String),
        requester: '000000000000',
        'source-ip-address': '127.0.0.1',
        reason: 'PutObject',
      },
    },
  ]);
});

test('a copy and a multipart upload have their own reasons; sequencers grow; deleting is not told', async () => {
  await switchOn();
  await put('a');
  await bench.s3.send(new CopyObjectCommand({ Bucket: BUCKET, Key: 'b', CopySource: `${BUCKET}/a` }));
  const Body = Buffer.alloc(6 * 1024 * 1024);
  await new Upload({ client: bench.s3, params: { Bucket: BUCKET, Key: 'c', Body } }).done();
  await bench.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'a' }));

  const details = bench.aws.events
    .sent()
    .map(({ detail }) => detail as { object: { sequencer: string }; reason: string });
  const sequencers = details.map(({ object }) => object.sequencer);
  expect(details.map(({ reason }) => reason)).toEqual(['PutObject', 'CopyObject', 'CompleteMultipartUpload']);
  expect(sequencers).toEqual(sequencers.toSorted());
});

test('whoever is told can read the object already', async () => {
  await switchOn();
  const bodies: string[] = [];
  bench.aws.events.on({ source: ['aws.s3'] }, async ({ detail }: AwsEvent) => {
    const { key } = detail['object'] as { key: string };
    const { Body } = await bench.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
    bodies.push(await Body!.transformToString());
  });
  await put('k', 'there');
  await bench.aws.settled();

  expect(bodies).toEqual(['there']);
});

test('a refused write is not told of', async () => {
  await switchOn();
  await put('k');
  const again = new PutObjectCommand({ Bucket: BUCKET, Key: 'k', Body: 'y', IfNoneMatch: '*' });

  await expect(bench.s3.send(again)).rejects.toMatchObject({ name: 'PreconditionFailed' });
  expect(bench.aws.events.sent()).toHaveLength(1);
});
