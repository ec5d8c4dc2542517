// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Environment } from '../local/environment.ts';

const MANIFEST = 'manifest.json';

/** Puts a run folder below `runs/` of the bucket, the manifest last, as a model would. Answers its URI. */
export async function putRun(folder: string, environment: Environment): Promise<string> {
  const { AWS_ENDPOINT_URL: endpoint = '', AWS_REGION: region = '', CHURN_BUCKET: Bucket = '' } = environment;
  const credentials = {
    accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
  };
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  const root = `runs/${basename(folder)}`;
  try {
    for (const path of await listFiles(folder))
      await client.send(
        new PutObjectCommand({ Bucket, Key: `${root}/${path}`, Body: await readFile(join(folder, path)) }),
      );
  } finally {
    client.destroy();
  }
  return `s3://${Bucket}/${root}`;
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  if (!files.includes(MANIFEST)) throw new Error(`${folder} holds no ${MANIFEST}: it is no run folder`);
  return [...files.filter((file) => file !== MANIFEST), MANIFEST];
}
