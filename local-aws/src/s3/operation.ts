// SPDX-License-Identifier: Apache-2.0
import type { S3Call } from './s3Call.ts';
import type { S3Store } from './store/s3Store.ts';

/** One operation of the S3 API: everything it needs comes in, the answer goes out. Throws S3Error. */
export type Operation = (call: S3Call, store: S3Store) => Promise<Response> | Response;
