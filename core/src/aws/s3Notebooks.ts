// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { ChurnError } from '../churnError.ts';
import type { NotebookPort } from '../modelRun/ports.ts';
import type { PinnedNotebook } from '../modelRun/runStart.ts';
import type { NotebookVersion } from '../modelRun/runTrigger.ts';
import { isNoObject, unreadable, unwritable } from './s3Faults.ts';

/** `root` holds notebooks/, `copies` is below it; both without slashes at their ends. */
export type NotebookPlace = {
  readonly client: S3Client;
  readonly bucket: string;
  readonly root: string;
  readonly copies: string;
};

/**
 * Notebooks of a bucket. What a cluster executes is a copy named by its sha256: papermill reads a key, not a version,
 * and minutes pass between the trigger and the reading.
 */
export function createS3Notebooks(place: NotebookPlace): NotebookPort {
  return { pin: (notebook) => pinNotebook(place, notebook) };
}

async function pinNotebook(place: NotebookPlace, notebook: NotebookVersion): Promise<PinnedNotebook> {
  const { bytes, versionId } = await readNotebook(place, notebook);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const key = joinKey(place.root, `${place.copies}/${sha256}.ipynb`);
  const uri = `s3://${place.bucket}/${key}`;
  try {
    // the same bytes under the same name: writing them again does no harm
    await place.client.send(new PutObjectCommand({ Bucket: place.bucket, Key: key, Body: bytes }));
  } catch (cause) {
    throw unwritable(uri, cause);
  }
  return { key: notebook.key, ...(versionId === undefined ? {} : { versionId }), uri, sha256 };
}

async function readNotebook(
  { client, bucket, root }: NotebookPlace,
  { key, versionId }: NotebookVersion,
): Promise<{ readonly bytes: Uint8Array; readonly versionId?: string }> {
  const target = {
    Bucket: bucket,
    Key: joinKey(root, key),
    ...(versionId === undefined ? {} : { VersionId: versionId }),
  };
  try {
    const { Body: body, VersionId: found } = await client.send(new GetObjectCommand(target));
    const bytes = (await body?.transformToByteArray()) ?? new Uint8Array();
    return { bytes, ...(found === undefined ? {} : { versionId: found }) };
  } catch (cause) {
    const uri = `s3://${bucket}/${target.Key}`;
    if (isNoObject(cause) || (cause as Error).name === 'NoSuchVersion') throw notebookMissing(uri, versionId, cause);
    throw unreadable(uri, cause);
  }
}

function notebookMissing(uri: string, versionId: string | undefined, cause: unknown): ChurnError {
  return new ChurnError(
    'notebook_missing',
    versionId === undefined ? `${uri} is not there.` : `${uri} has no version ${versionId} any more.`,
    'Put the notebook into the bucket, or name another one in config/cluster.json. No cluster was started.',
    { cause },
  );
}

function joinKey(root: string, path: string): string {
  return root === '' ? path : `${root}/${path}`;
}
