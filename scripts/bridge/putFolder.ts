// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** What may stand in a folder of Python without belonging to the code. */
const NOT_CODE = /(^|\/)(tests|__pycache__|\.[^/]*)(\/|$)/;

/** Puts every file of a folder below `prefix`, `last` (a path in the folder) after all others. Answers how many. */
export async function putFolder(
  client: S3Client,
  { bucket, prefix, folder, last }: { bucket: string; prefix: string; folder: string; last?: string },
): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !NOT_CODE.test(path));
  const ordered = [...paths.filter((path) => path !== last), ...paths.filter((path) => path === last)];
  for (const path of ordered) {
    const Body = await readFile(join(folder, path));
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: `${prefix}/${path}`, Body }));
  }
  return ordered.length;
}
