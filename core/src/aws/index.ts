// SPDX-License-Identifier: Apache-2.0
export { createEmrClusters } from './emrClusters.ts';
export { openModelBucket, type ModelBucket } from './openModelBucket.ts';
export { openStore } from './openStore.ts';
export { createS3Client, createS3Store, type S3Place } from './s3Store.ts';
