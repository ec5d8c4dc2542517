// SPDX-License-Identifier: Apache-2.0
import type { ErrorAdvice } from './errorClass.ts';
import type { FailedWrite } from './failedWrite.ts';

/** Lines of failed.csv with the same code and the same advice. Holds no customer's key or name. */
export type ErrorCount = ErrorAdvice & { readonly code: string; readonly records: number };

// An error without a code is all words, and those may name a customer.
const IS_CODE = /^\w{1,80}$/;

/** The most frequent first. */
export function countErrors(failed: readonly Pick<FailedWrite, 'code' | 'advice'>[]): readonly ErrorCount[] {
  const counts = new Map<string, ErrorCount>();
  for (const { code: told, advice } of failed) {
    const code = IS_CODE.test(told) ? told : 'UNKNOWN';
    const kind = JSON.stringify([code, advice.class, advice.remedy]);
    counts.set(kind, { ...advice, code, records: (counts.get(kind)?.records ?? 0) + 1 });
  }
  return [...counts.values()].toSorted((one, other) => other.records - one.records);
}
