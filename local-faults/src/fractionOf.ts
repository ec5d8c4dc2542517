// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

/** From 0 up to 1, always the same for the same seed and key: what is below a share is struck. */
export function fractionOf(seed: number, key: string | number): number {
  return createHash('sha256').update(`${seed} ${key}`).digest().readUInt32BE() / 2 ** 32;
}
