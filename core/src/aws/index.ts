// SPDX-License-Identifier: Apache-2.0
export { openStore } from './openStore.ts';
export { createS3Store, type S3Place } from './s3Store.ts';
