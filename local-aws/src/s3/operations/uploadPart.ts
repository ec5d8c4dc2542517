// SPDX-License-Identifier: Apache-2.0
import { receiveBody } from '../body/receiveBody.ts';
import { checksumHeader } from '../checksum/digest.ts';
import { findUpload } from '../findUpload.ts';
import { quoteEtag } from '../objectHeaders.ts';
import type { Operation } from '../operation.ts';
import { S3Error } from '../s3Error.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html */
export const uploadPart: Operation = async (call, store) => {
  const bucket = store.bucket(call.bucket);
  const upload = findUpload(store, call);
  const number = Number(call.query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > 10_000) {
    throw new S3Error('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive');
  }
  const part = await receiveBody(call, bucket.incomingPath(), upload.algorithm);
  await store.uploads.addPart(upload, { ...part, number, lastModified: call.now.toISOString() });
  const { algorithm, value } = part.checksum;
  return new Response(null, { headers: { etag: quoteEtag(part.md5), [checksumHeader(algorithm)]: value } });
};
