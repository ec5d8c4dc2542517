// SPDX-License-Identifier: Apache-2.0
// https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-manage-view-web-log-files.html
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { S3Files } from './s3Files.ts';

/** Puts stdout and stderr below a cluster's LogUri, if it has one. What S3 refuses is lost, as with EMR. */
export async function putLogs(
  files: S3Files,
  logUri: string | undefined,
  place: string,
  folder: string,
): Promise<void> {
  if (logUri === undefined) return;
  for (const name of ['stdout', 'stderr']) {
    const text = await readFile(join(folder, name));
    await files.put(`${logUri.replace(/\/*$/, '')}/${place}/${name}.gz`, gzipSync(text));
  }
}
