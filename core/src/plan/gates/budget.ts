// SPDX-License-Identifier: Apache-2.0
import { exactDecimal, floorScaled } from '../../rules/exactDecimal.ts';

/** How many defects are allowed: so many of them, or a share of all. */
export type Budget = { readonly count: number } | { readonly percent: number };

/** Reads `N` or `N%` (N of 0 or more; a percentage may have a decimal point); undefined for anything else. */
export function parseBudget(text: string): Budget | undefined {
  const found = /^(?:(\d{1,15})|(\d{1,3}(?:\.\d{1,6})?)%)$/.exec(text.trim());
  if (found === null) return undefined;
  if (found[1] !== undefined) return { count: Number(found[1]) };
  const percent = Number(found[2]);
  return percent <= 100 ? { percent } : undefined;
}

/** The most defects that the budget allows among `total`, a share rounded down; without a budget the larger of 5 and `defaultPercent`. */
export function allowedBy(budget: Budget | undefined, total: number, defaultPercent: number): number {
  if (budget === undefined) return Math.max(5, shareOf(total, defaultPercent));
  return 'count' in budget ? budget.count : shareOf(total, budget.percent);
}

/** Exact, as 0.29 % of 10,000 is 29 and not 28.999999999999996. */
function shareOf(total: number, percent: number): number {
  const { digits, exponent } = exactDecimal(percent);
  return Number(floorScaled({ digits: digits * BigInt(total), exponent: exponent - 2 }, 0));
}
