// SPDX-License-Identifier: Apache-2.0
import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from enlarging the part of the heap that new objects are made in: up to 100 MB that would be filled with
 * what is of no use any more. It is emptied more often instead, which costs little, as hardly anything of a load lives long.
 */
export function keepYoungHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
