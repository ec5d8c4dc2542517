// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ROOT } from '../local/folders.ts';
import { putFolder } from './putFolder.ts';

/**
 * Puts below code/ what a cluster's bootstrap action takes: the notebook's package, the wheels in the folder, and the
 * action itself, last. Answers the number of files. The notebook stays where it is: putting it would start a run.
 */
export async function publishCode(bucket: string, wheels: string): Promise<number> {
  const client = new S3Client({});
  try {
    const notebook = join(ROOT, 'aws-bridge/notebook');
    const code = await putFolder(client, { bucket, prefix: 'code/notebook', folder: notebook });
    const packages = await putFolder(client, { bucket, prefix: 'code/wheels', folder: wheels });
    const Body = await readFile(join(ROOT, 'aws-bridge/cluster/bootstrap.sh'));
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'code/bootstrap.sh', Body }));
    return code + packages + 1;
  } finally {
    client.destroy();
  }
}
