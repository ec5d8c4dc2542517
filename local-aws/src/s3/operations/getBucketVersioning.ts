// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operation.ts';
import { xmlResponse } from '../xml.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html */
export const getBucketVersioning: Operation = ({ bucket }, store) =>
  xmlResponse('VersioningConfiguration', { Status: store.bucket(bucket).settings().versioning });
