// SPDX-License-Identifier: Apache-2.0
import { algorithmOf } from '../checksum/digest.ts';
import { readLabels } from '../objectHeaders.ts';
import type { Operation } from '../operation.ts';
import { xmlResponse } from '../xml.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html */
export const createMultipartUpload: Operation = (call, store) => {
  const { bucket, key, headers } = call;
  store.bucket(bucket);
  const algorithm = algorithmOf(headers.get('x-amz-checksum-algorithm'));
  const upload = store.uploads.start({
    bucket,
    key,
    labels: readLabels(headers),
    algorithm,
    checksumType: checksumType(headers.get('x-amz-checksum-type'), algorithm),
  });
  const response = xmlResponse('InitiateMultipartUploadResult', { Bucket: bucket, Key: key, UploadId: upload.id });
  if (algorithm) {
    response.headers.set('x-amz-checksum-algorithm', algorithm);
    response.headers.set('x-amz-checksum-type', upload.checksumType);
  }
  return response;
};

// CRC64NVME, also the default, is only ever taken over the whole object.
function checksumType(asked: string | null, algorithm: string | undefined): 'FULL_OBJECT' | 'COMPOSITE' {
  if (algorithm === undefined || algorithm === 'CRC64NVME') return 'FULL_OBJECT';
  return asked === 'FULL_OBJECT' ? 'FULL_OBJECT' : 'COMPOSITE';
}
