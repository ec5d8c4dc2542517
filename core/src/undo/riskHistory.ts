// SPDX-License-Identifier: Apache-2.0
import type { Values } from '../load/journal/beforeValues.ts';
import type { JournaledLine } from '../load/journal/readJournals.ts';

/** What all loads of a run changed of one Risk, or were about to. */
export type RiskHistory = {
  readonly riskKey: string;
  /** It was not there before the first of them. */
  readonly created: boolean;
  /** What it held before the first of them, in every column that any of them wrote. */
  readonly before: Values;
  /** Every Status__c that they gave it. */
  readonly statuses: ReadonlySet<string>;
  /** When those of them began that gave it an alert, or were about to, the earliest first. */
  readonly alertedSince: readonly string[];
  /** Who had changed it between two of them. */
  readonly modifiedBetween: readonly string[];
};

/**
 * One history of a Risk's journal lines, the earliest first. The earliest value of a column counts: a load that died
 * half-way is followed by one that finds, and keeps, what the dead one wrote.
 */
export function joinLines(lines: readonly [JournaledLine, ...JournaledLine[]]): RiskHistory {
  const [first, ...later] = lines;
  return {
    riskKey: first.riskKey,
    created: first.before === null,
    before: Object.assign({}, ...lines.toReversed().map(({ before }) => before ?? {})) as Values,
    statuses: new Set(lines.flatMap(({ status }) => status ?? [])),
    alertedSince: lines.filter(hasAlert).map(({ began }) => began),
    modifiedBetween: later
      .filter(({ modifiedAt }) => modifiedAt !== first.modifiedAt)
      .flatMap(({ modifiedBy }) => modifiedBy ?? []),
  };
}

/** What is created may have one. */
function hasAlert({ before }: JournaledLine): boolean {
  return before === null || Object.hasOwn(before, 'Alert_Number__c');
}
