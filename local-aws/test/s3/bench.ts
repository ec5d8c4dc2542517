// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { startLocalAws } from '@churn-risk/local-aws';
import type { LocalAws } from '@churn-risk/local-aws';

export const BUCKET = 'bench';

/** A server on a fresh folder with one bucket, and the SDK's client as anyone would make it. */
export type Bench = {
  readonly s3: S3Client;
  readonly folder: string;
  readonly aws: LocalAws;
  close(): Promise<void>;
};

export async function openBench({ versioning = false } = {}): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'local-aws-'));
  const aws = await startLocalAws({ port: 0, folder });
  const s3 = clientOf(aws);
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  if (versioning) {
    const VersioningConfiguration = { Status: 'Enabled' as const };
    await s3.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration }));
  }
  return {
    s3,
    folder,
    aws,
    close: async () => {
      s3.destroy();
      await aws.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const clientOf = (aws: LocalAws): S3Client =>
  new S3Client({
    endpoint: aws.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    maxAttempts: 1,
  });

/** What a client sees of a refusal. */
export async function refusalOf(request: Promise<unknown>): Promise<{ name: string; status: number | undefined }> {
  try {
    await request;
  } catch (error) {
    const { name, $metadata } = error as { name: string; $metadata?: { httpStatusCode?: number } };
    return { name, status: $metadata?.httpStatusCode };
  }
  throw new Error('the request was not refused');
}
