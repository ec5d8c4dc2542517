// SPDX-License-Identifier: Apache-2.0
// Which operation a request is for: what it addresses, its method, the sub-resource named in its query,
// and whether it is a copy. One line per operation.
import type { Operation } from './operation.ts';
import { abortMultipartUpload } from './operations/abortMultipartUpload.ts';
import { completeMultipartUpload } from './operations/completeMultipartUpload.ts';
import { copyObject } from './operations/copyObject.ts';
import { createBucket } from './operations/createBucket.ts';
import { createMultipartUpload } from './operations/createMultipartUpload.ts';
import { deleteBucket } from './operations/deleteBucket.ts';
import { deleteObject } from './operations/deleteObject.ts';
import { deleteObjectTagging } from './operations/deleteObjectTagging.ts';
import { deleteObjects } from './operations/deleteObjects.ts';
import { getBucketLocation } from './operations/getBucketLocation.ts';
import { getBucketNotificationConfiguration } from './operations/getBucketNotificationConfiguration.ts';
import { getBucketVersioning } from './operations/getBucketVersioning.ts';
import { getObject } from './operations/getObject.ts';
import { getObjectTagging } from './operations/getObjectTagging.ts';
import { headBucket } from './operations/headBucket.ts';
import { headObject } from './operations/headObject.ts';
import { listBuckets } from './operations/listBuckets.ts';
import { listObjects } from './operations/listObjects.ts';
import { listObjectsV2 } from './operations/listObjectsV2.ts';
import { listParts } from './operations/listParts.ts';
import { putBucketNotificationConfiguration } from './operations/putBucketNotificationConfiguration.ts';
import { putBucketVersioning } from './operations/putBucketVersioning.ts';
import { putObject } from './operations/putObject.ts';
import { putObjectTagging } from './operations/putObjectTagging.ts';
import { uploadPart } from './operations/uploadPart.ts';
import type { S3Call } from './s3Call.ts';

const ROUTES: Readonly<Record<string, Operation>> = {
  'service GET': listBuckets,
  'bucket PUT': createBucket,
  'bucket HEAD': headBucket,
  'bucket DELETE': deleteBucket,
  'bucket GET': listObjects,
  'bucket GET list-type': listObjectsV2,
  'bucket GET location': getBucketLocation,
  'bucket GET notification': getBucketNotificationConfiguration,
  'bucket PUT notification': putBucketNotificationConfiguration,
  'bucket GET versioning': getBucketVersioning,
  'bucket PUT versioning': putBucketVersioning,
  'bucket POST delete': deleteObjects,
  'object PUT': putObject,
  'object PUT copy': copyObject,
  'object GET': getObject,
  'object HEAD': headObject,
  'object DELETE': deleteObject,
  'object GET tagging': getObjectTagging,
  'object PUT tagging': putObjectTagging,
  'object DELETE tagging': deleteObjectTagging,
  'object POST uploads': createMultipartUpload,
  'object PUT partNumber+uploadId': uploadPart,
  'object POST uploadId': completeMultipartUpload,
  'object DELETE uploadId': abortMultipartUpload,
  'object GET uploadId': listParts,
};

/** Query parameters that change how an operation answers, not which one it is; `x-id` is the SDK's own note. */
const MODIFIERS = new Set([
  ...['x-id', 'prefix', 'delimiter', 'marker', 'max-keys', 'encoding-type', 'versionId'],
  ...['continuation-token', 'start-after', 'fetch-owner', 'max-parts', 'part-number-marker'],
  ...['max-buckets', 'bucket-region'],
]);
const isModifier = (name: string): boolean =>
  MODIFIERS.has(name) || name.startsWith('response-') || name.startsWith('X-Amz-');

export type Route = {
  /** What the request is for, such as `bucket GET acl`. */
  readonly name: string;
  /** Undefined: not done here. */
  readonly operation: Operation | undefined;
};

export function findRoute(call: S3Call): Route {
  const addressed = call.key !== '' ? 'object' : call.bucket !== '' ? 'bucket' : 'service';
  const subresource = [...new Set(call.query.keys())].filter((name) => !isModifier(name)).sort();
  const copy = call.headers.has('x-amz-copy-source') ? 'copy' : '';
  const words = [addressed, call.method, subresource.join('+'), copy];
  const name = words.filter((word) => word !== '').join(' ');
  return { name, operation: Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined };
}
