// SPDX-License-Identifier: Apache-2.0
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StackSettings } from './stackSettings.ts';

/** What the functions of the stack stand on. */
export type StackGround = {
  readonly settings: StackSettings;
  /** Folder with `<name>/index.mjs` for each function, as `npm run bundle` leaves it. */
  readonly bundles: string;
  readonly bucket: IBucket;
  /** Gets what AWS could not hand over, and what a function has failed to do in all its tries. */
  readonly undelivered: IQueue;
};
