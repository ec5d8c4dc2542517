// SPDX-License-Identifier: Apache-2.0
import type { ApiUsage } from '../load/ports.ts';

/** What was sent to an org so far, and what it told of its allowance. */
export type CallTally = {
  /** All requests, repeated ones included. */
  readonly made: number;
  /** Those that looked at something that takes time. */
  readonly waiting: number;
  readonly usage: ApiUsage | undefined;
};

export type CallCounter = {
  readonly tally: CallTally;
  count(call: { readonly waiting?: boolean }): void;
  /** Takes the figures that every answer of the REST API comes with (REST API guide, "Limit Info Header"). */
  heed(response: Response): void;
};

export function countCalls(): CallCounter {
  const tally: { -readonly [Name in keyof CallTally]: CallTally[Name] } = { made: 0, waiting: 0, usage: undefined };
  return {
    tally,
    count: ({ waiting }) => {
      tally.made += 1;
      if (waiting === true) tally.waiting += 1;
    },
    heed: ({ headers }) => {
      tally.usage = usageIn(headers.get('sforce-limit-info') ?? '') ?? tally.usage;
    },
  };
}

/** Of `api-usage=10018/100000; api-bursts=1/750` the first. */
function usageIn(text: string): ApiUsage | undefined {
  const [, used, max] = /(?:^|[\s;,])api-usage=(\d+)\/(\d+)/.exec(text) ?? [];
  return used === undefined || max === undefined ? undefined : { used: Number(used), max: Number(max) };
}
