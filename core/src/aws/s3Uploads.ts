// SPDX-License-Identifier: Apache-2.0
import { GetBucketNotificationConfigurationCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { UploadPort } from '../modelRun/requestModelRun.ts';
import type { NotebookVersion } from '../modelRun/runTrigger.ts';
import { unwritable } from './s3Faults.ts';

/** `root` holds notebooks/; without slashes at its ends. */
export type UploadPlace = { readonly client: S3Client; readonly bucket: string; readonly root: string };

/** Puts notebooks below a prefix of a bucket. */
export function createS3Uploads(place: UploadPlace): UploadPort {
  return { put: (key, bytes) => putNotebook(place, key, bytes), isWatched: () => isWatched(place) };
}

async function putNotebook(
  { client, bucket, root }: UploadPlace,
  key: string,
  bytes: Uint8Array,
): Promise<NotebookVersion> {
  const path = root === '' ? key : `${root}/${key}`;
  const put = new PutObjectCommand({
    Bucket: bucket,
    Key: path,
    Body: bytes,
    ContentType: 'application/x-ipynb+json',
  });
  try {
    const { VersionId: versionId } = await client.send(put);
    // a bucket whose versioning is suspended gives every object the same version
    return versionId === undefined || versionId === 'null' ? { key } : { key, versionId };
  } catch (cause) {
    throw unwritable(`s3://${bucket}/${path}`, cause);
  }
}

/** The bridge gets its events through EventBridge, and only those of keys that begin with notebooks/. */
async function isWatched({ client, bucket, root }: UploadPlace): Promise<boolean | undefined> {
  if (root !== '') return false;
  try {
    const { EventBridgeConfiguration: events } = await client.send(
      new GetBucketNotificationConfigurationCommand({ Bucket: bucket }),
    );
    return events !== undefined;
  } catch {
    return undefined; // whoever may put objects need not be allowed to ask for this
  }
}
