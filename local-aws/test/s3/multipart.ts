// SPDX-License-Identifier: Apache-2.0
import { CompleteMultipartUploadCommand, CreateMultipartUploadCommand, UploadPartCommand } from '@aws-sdk/client-s3';
import type { CompleteMultipartUploadCommandInput, S3Client } from '@aws-sdk/client-s3';
import { BUCKET } from './bench.ts';

export const MiB = 1024 * 1024;
export const BIG = { Bucket: BUCKET, Key: 'big' };

/** An upload whose parts are sent, ready to be completed. */
export async function startUpload(s3: S3Client, parts: readonly Buffer[]) {
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand(BIG));
  const sent: Array<{ PartNumber: number; ETag: string }> = [];
  for (const [index, Body] of parts.entries()) {
    const PartNumber = index + 1;
    const { ETag } = await s3.send(new UploadPartCommand({ ...BIG, UploadId, PartNumber, Body }));
    sent.push({ PartNumber, ETag: ETag! });
  }
  const complete = (named: typeof sent, more: Partial<CompleteMultipartUploadCommandInput> = {}) =>
    s3.send(new CompleteMultipartUploadCommand({ ...BIG, UploadId, MultipartUpload: { Parts: named }, ...more }));
  return { UploadId, sent, complete };
}
