// SPDX-License-Identifier: Apache-2.0
import type { S3Call } from './s3Call.ts';
import { S3Error } from './s3Error.ts';
import type { S3Store } from './store/s3Store.ts';
import type { Upload } from './store/uploads.ts';

/** The upload that a request names. Throws NoSuchUpload. */
export function findUpload(store: S3Store, { bucket, key, query }: S3Call): Upload {
  const id = query.get('uploadId') ?? '';
  const upload = store.uploads.find(bucket, key, id);
  if (upload) return upload;
  const message = 'The specified upload does not exist. The upload ID may be invalid, or the upload may have ended.';
  throw new S3Error('NoSuchUpload', message, { UploadId: id });
}
