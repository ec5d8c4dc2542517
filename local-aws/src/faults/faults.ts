// SPDX-License-Identifier: Apache-2.0
import { accessDenied } from './accessDenied.ts';
import { connectionReset } from './connectionReset.ts';
import { replacedObject } from './replacedObject.ts';
import type { S3Fault } from './s3Fault.ts';
import { truncatedBody } from './truncatedBody.ts';
import { unavailable } from './unavailable.ts';

/** All that can be made to go wrong with S3: one row and one file each. README.md has them as a table. */
export const FAULTS: readonly S3Fault[] = [unavailable, connectionReset, accessDenied, truncatedBody, replacedObject];
