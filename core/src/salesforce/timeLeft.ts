// SPDX-License-Identifier: Apache-2.0

/** What a look at work shows: when it was, in milliseconds, and the share that was done, from 0 to 1. */
export type Look = { readonly at: number; readonly share: number };

/** How long the work still takes if it goes on as it went between two looks; Infinity where it did not go on. */
export function timeLeft(before: Look, now: Look): number {
  const done = now.share - before.share;
  return done > 0 ? ((now.at - before.at) * (1 - now.share)) / done : Infinity;
}
