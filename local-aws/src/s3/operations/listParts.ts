// SPDX-License-Identifier: Apache-2.0
import { checksumElement } from '../checksum/digest.ts';
import { findUpload } from '../findUpload.ts';
import { quoteEtag } from '../objectHeaders.ts';
import type { Operation } from '../operation.ts';
import { xmlResponse } from '../xml.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html, all parts in one page. */
export const listParts: Operation = (call, store) => {
  store.bucket(call.bucket);
  const upload = findUpload(store, call);
  const parts = [...upload.parts.values()].sort((a, b) => a.number - b.number);
  return xmlResponse('ListPartsResult', {
    Bucket: upload.bucket,
    Key: upload.key,
    UploadId: upload.id,
    MaxParts: 10_000,
    IsTruncated: false,
    StorageClass: 'STANDARD',
    ChecksumAlgorithm: upload.algorithm,
    ChecksumType: upload.checksumType,
    Part: parts.map((part) => ({
      PartNumber: part.number,
      LastModified: part.lastModified,
      ETag: quoteEtag(part.md5),
      Size: part.bytes,
      [checksumElement(part.checksum.algorithm)]: part.checksum.value,
    })),
  });
};
