// SPDX-License-Identifier: Apache-2.0
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { startLocalAws, type LocalAws } from '@churn-risk/local-aws';
import { aFolder } from '../run/aFolder.ts';

export type Bucket = { readonly client: S3Client; readonly url: string; readonly name: string };

/** A fresh, empty bucket of the local stand-in for each test. Call it at the top of a test file. */
export function aBucket(): Bucket {
  const folder = aFolder();
  const bucket = { client: new S3Client({}), url: '', name: 'churn' };
  let aws: LocalAws | undefined;
  beforeEach(async () => {
    aws = await startLocalAws({ port: 0, folder: folder.path });
    bucket.url = aws.url;
    bucket.client = new S3Client({
      endpoint: aws.url,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      forcePathStyle: true,
    });
    await bucket.client.send(new CreateBucketCommand({ Bucket: bucket.name }));
  });
  afterEach(async () => {
    const unsupported = aws?.unsupported();
    bucket.client.destroy();
    await aws?.close();
    expect(unsupported).toEqual([]);
  });
  return bucket;
}
