// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operation.ts';
import { xmlResponse } from '../xml.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html, without paging. */
export const listBuckets: Operation = (_call, store) =>
  xmlResponse('ListAllMyBucketsResult', {
    Owner: { ID: 'local', DisplayName: 'local' },
    Buckets: {
      Bucket: store.buckets().map(({ name, settings }) => ({ Name: name, CreationDate: settings().created })),
    },
  });
