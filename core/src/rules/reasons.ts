// SPDX-License-Identifier: Apache-2.0
import type { AccountDriver } from './accountDrivers.ts';

/** Reason_1__c to Reason_3__c: the largest of these drivers that raise the risk, as sentences; null where there are fewer. */
export function composeReasons(
  drivers: readonly AccountDriver[],
): readonly [string | null, string | null, string | null] {
  const [first = null, second = null, third = null] = drivers.filter((driver) => driver.raises).map(sentenceOf);
  return [first, second, third];
}

/**
 * `Raised by <label>: <value>.`, or `Raised by <label>.` where the value is blank.
 * A label has at most 120 characters and so has a value (contract): never more than 253.
 */
function sentenceOf({ label, value }: AccountDriver): string {
  const shown = String(value).trim();
  const said = shown === '' ? label.trim() : `${label.trim()}: ${shown}`;
  return `Raised by ${said}${/[.!?]$/.test(said) ? '' : '.'}`;
}
