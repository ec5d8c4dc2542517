// SPDX-License-Identifier: Apache-2.0
import type { S3Client } from '@aws-sdk/client-s3';
import { ChurnError } from '../churnError.ts';
import { LOCKS_FOLDER, PINNED_NOTEBOOKS } from '../modelRun/bucketLayout.ts';
import type { LockPort, NotebookPort } from '../modelRun/ports.ts';
import type { UploadPort } from '../modelRun/requestModelRun.ts';
import type { FileStore } from '../run/index.ts';
import { createS3Client, createS3Store } from './s3Store.ts';
import { createS3Locks } from './s3Locks.ts';
import { createS3Notebooks } from './s3Notebooks.ts';
import { createS3Uploads } from './s3Uploads.ts';

/** The ports of model runs that lie in one bucket, or in a prefix of it. */
export type ModelBucket = {
  readonly bucket: FileStore;
  readonly locks: LockPort;
  readonly notebooks: NotebookPort;
  readonly uploads: UploadPort;
};

/**
 * Opens `s3://bucket` or `s3://bucket/prefix`; by default with a client of the SDK's ordinary chain.
 *
 * @throws ChurnError `usage` for another address.
 */
export function openModelBucket(uri: string, client: S3Client = createS3Client()): ModelBucket {
  const place = /^s3:\/\/([^/]+)(?:\/(.*))?$/i.exec(uri);
  if (!place?.[1]) {
    throw new ChurnError(
      'usage',
      `${JSON.stringify(uri)} is no bucket.`,
      'Give s3://bucket: model runs need S3, because EMR reads and writes there.',
    );
  }
  const bucket = place[1];
  const root = (place[2] ?? '').replace(/^\/+|\/+$/g, '');
  const prefix = root === '' ? LOCKS_FOLDER : `${root}/${LOCKS_FOLDER}`;
  return {
    bucket: createS3Store({ bucket, prefix: root, client }),
    locks: createS3Locks({ client, bucket, prefix }),
    notebooks: createS3Notebooks({ client, bucket, root, copies: PINNED_NOTEBOOKS }),
    uploads: createS3Uploads({ client, bucket, root }),
  };
}
