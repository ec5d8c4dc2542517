// SPDX-License-Identifier: Apache-2.0
import type { AwsEvent } from './awsEvent.ts';

/** For each rule that an event fits: after how many ms it is delivered. Two numbers: twice. None: it is lost. */
export type Delivery = (event: AwsEvent) => readonly number[];

/** Once and at once. */
export const promptDelivery: Delivery = () => [0];

/** `copies` times, all at once. */
export const duplicateDelivery = (copies: number): Delivery => {
  const delays = new Array<number>(copies).fill(0);
  return () => delays;
};

/** Once, `ms` late. */
export const lateDelivery =
  (ms: number): Delivery =>
  () => [ms];

/** `copies` times within `ms`, in an order that `seed` decides; copies of different events mix. */
export function shuffledDelivery(copies: number, ms: number, seed: number): Delivery {
  const random = drawFrom(seed);
  return () => Array.from({ length: copies }, () => Math.floor(random() * ms));
}

/** Numbers from 0 to 1 by the multiplicative generator of Park and Miller. */
function drawFrom(seed: number): () => number {
  const modulus = 2_147_483_647;
  let state = (Math.abs(Math.trunc(seed)) % (modulus - 1)) + 1;
  return () => {
    state = (state * 48_271) % modulus;
    return state / modulus;
  };
}
