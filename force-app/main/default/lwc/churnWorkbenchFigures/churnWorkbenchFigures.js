// SPDX-License-Identifier: Apache-2.0
// Figures of the workbench as the user reads them.
import LOCALE from '@salesforce/i18n/locale';

const bound = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 6 });
const count = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const change = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
const share = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 1 });

/** A Min_Probability as Setup shows it, 0 to 1. @param {number} value */
export function formatBound(value) {
  return bound.format(value);
}

/** @param {number} value a whole number */
export function formatCount(value) {
  return count.format(value);
}

/** A difference with its sign. @param {number} value a whole number */
export function formatChange(value) {
  return change.format(value);
}

/** A share of 1 in percent; a dash where there is none. @param {number | null} value */
export function formatShare(value) {
  return value === null ? '–' : share.format(value);
}
