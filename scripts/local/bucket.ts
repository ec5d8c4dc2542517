// SPDX-License-Identifier: Apache-2.0
import { BucketAlreadyOwnedByYou, CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';

/** Creates the bucket where it is not there yet. */
export async function createBucket(awsUrl: string, bucket: string): Promise<void> {
  const client = new S3Client({
    endpoint: awsUrl,
    region: 'eu-central-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  try {
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
  } catch (error) {
    if (!(error instanceof BucketAlreadyOwnedByYou)) throw error;
  } finally {
    client.destroy();
  }
}
