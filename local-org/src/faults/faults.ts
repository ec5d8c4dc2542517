// SPDX-License-Identifier: Apache-2.0
import type { Fault } from '@churn-risk/local-faults';
import { unavailable } from './unavailable.ts';

/** All that can be made to go wrong: one row and one file each. README.md has them as a table. */
export const FAULTS: readonly Fault[] = [unavailable];
