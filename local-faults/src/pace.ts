// SPDX-License-Identifier: Apache-2.0
import { fractionOf } from './fractionOf.ts';
import { number, type Option } from './option.ts';

/** Which of the occasions of a fault are struck. */
export type Pace = {
  readonly after: number;
  readonly every: number;
  readonly times: number;
  readonly share: number;
  readonly seed: number;
  readonly seconds: number;
};

export const PACE_OPTIONS: { readonly [K in keyof Pace]: Option<Pace[K]> } = {
  after: number('so many occasions pass first', 0),
  every: number('each n-th occasion only', 1, 1),
  times: number('at most so many strikes', Infinity),
  share: number('this share of the occasions; of records, always the same ones', 1, 0, 1),
  seed: number('picks the share', 0),
  seconds: number('over by itself after so many seconds', Infinity),
};

export type Paced = {
  /**
   * Says of each occasion, in turn, whether it is struck. The share is picked by the key where one is given, so that
   * the same thing is struck whenever it comes; what is not picked is no occasion.
   */
  isStruck(key?: string): boolean;
  /** Whether nothing will be struck any more. */
  isOver(): boolean;
};

/** `now` is in milliseconds. */
export function createPace(pace: Pace, now: () => number): Paced {
  const end = now() + pace.seconds * 1000;
  let occasions = 0;
  let strikes = 0;
  const isPicked = (key: string | number): boolean => pace.share >= 1 || fractionOf(pace.seed, key) < pace.share;
  const isOver = (): boolean => now() >= end || strikes >= pace.times;
  const isStruck = (key?: string): boolean => {
    if (isOver()) return false;
    if (key !== undefined && !isPicked(key)) return false;
    occasions += 1;
    const counted = occasions - pace.after;
    const struck = counted > 0 && counted % pace.every === 0 && (key !== undefined || isPicked(occasions));
    if (struck) strikes += 1;
    return struck;
  };
  return { isStruck, isOver };
}
