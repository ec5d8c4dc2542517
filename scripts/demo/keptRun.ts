// SPDX-License-Identifier: Apache-2.0
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { putFolder } from '../bridge/putFolder.ts';
import { ROOT } from '../local/folders.ts';
import { startLocal } from '../local/startLocal.ts';
import { followChain } from './followChain.ts';

const KEPT_RUN = join(ROOT, 'scripts/demo/kept-run');

/** The chain from the run on: it arrives in S3, the function loads it. */
export async function demoKeptRun(say: (line: string) => void): Promise<void> {
  const seed = join(KEPT_RUN, 'org');
  const local = await startLocal({ port: 0, seed, state: undefined, empty: false }, say);
  try {
    await followChain(local, putKeptRun, say);
  } finally {
    await local.close();
  }
}

async function putKeptRun(bucket: string): Promise<void> {
  const [runId = ''] = await readdir(join(KEPT_RUN, 'runs'));
  const client = new S3Client({});
  const folder = join(KEPT_RUN, 'runs', runId);
  await putFolder(client, { bucket, prefix: `runs/${runId}`, folder, last: 'manifest.json' });
  client.destroy();
}
