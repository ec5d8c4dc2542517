// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ROOT } from '../local/folders.ts';
import { putFolder } from './putFolder.ts';

export type Model = {
  readonly bucket: string;
  /** Folder of the data lake, a folder for each data set. */
  readonly lake: string;
  readonly season: string;
  /** Folder on the cluster's node for the code. */
  readonly home: string;
};

const NOTEBOOK_FOLDER = join(ROOT, 'aws-bridge/notebook');

/** Puts all that a cluster needs but the notebook: configuration, code and lake. No event follows from them. */
export async function putModel({ bucket, lake, season, home }: Model): Promise<void> {
  const client = new S3Client({});
  const put = (Key: string, Body: Buffer | string) => client.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
  await put('config/cluster.json', JSON.stringify({ season, home, limits: { cellMinutes: 30, clusterHours: 1 } }));
  await put('code/bootstrap.sh', await readFile(join(ROOT, 'aws-bridge/cluster/bootstrap.sh')));
  await putFolder(client, { bucket, prefix: 'code/notebook', folder: NOTEBOOK_FOLDER });
  await putFolder(client, { bucket, prefix: 'lake', folder: lake });
  client.destroy();
}

/** Puts the notebook: the event of it starts everything. */
export async function putNotebook(bucket: string): Promise<void> {
  const client = new S3Client({});
  const Body = await readFile(join(NOTEBOOK_FOLDER, 'churn.ipynb'));
  await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'notebooks/churn.ipynb', Body }));
  client.destroy();
}
