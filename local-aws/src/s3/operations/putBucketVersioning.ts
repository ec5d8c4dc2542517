// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operation.ts';
import { readText } from '../s3Call.ts';
import { S3Error } from '../s3Error.ts';
import { readXml, textOf } from '../xml.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html, without MFA delete. */
export const putBucketVersioning: Operation = async (call, store) => {
  const bucket = store.bucket(call.bucket);
  const versioning = textOf(readXml(await readText(call), 'VersioningConfiguration'), 'Status');
  if (versioning !== 'Enabled' && versioning !== 'Suspended') {
    throw new S3Error('MalformedXML', 'Status must be Enabled or Suspended.');
  }
  bucket.change({ versioning });
  return new Response(null);
};
