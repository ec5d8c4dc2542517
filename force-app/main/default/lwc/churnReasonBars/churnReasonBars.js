// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import { formatFeatureValue, formatSigned } from 'c/churnFormat';
import caption from '@salesforce/label/c.Churn_Panel_Reasons_Caption';
import reason from '@salesforce/label/c.Churn_Panel_Reason';
import value from '@salesforce/label/c.Churn_Panel_Reason_Value';
import effect from '@salesforce/label/c.Churn_Panel_Reason_Effect';
import weight from '@salesforce/label/c.Churn_Panel_Reason_Weight';
import raises from '@salesforce/label/c.Churn_Panel_Reason_Raises';
import lowers from '@salesforce/label/c.Churn_Panel_Reason_Lowers';

/** Half the width of a bar's drawing, in its own units: what lowers goes left of it, what raises goes right. */
const MIDDLE = 50;
/** Below this size the longest bar stays short, so that reasons of no weight do not look weighty. */
const LEAST_SCALE = 0.01;

/** What raises and what lowers a risk, as signed bars with their figures; screen readers get the same as a table. */
export default class ChurnReasonBars extends LightningElement {
  /** @type {readonly import('c/churnRationale').Driver[]} */
  @api drivers = [];
  /** The size that fills a side, where several lists share a scale. @type {number | undefined} */
  @api scale;

  labels = { caption, reason, value, effect, weight, raises, lowers };

  get rows() {
    const sizes = this.drivers.map(({ contribution }) => Math.abs(contribution));
    const scale = Math.max(this.scale ?? 0, LEAST_SCALE, ...sizes);
    return this.drivers.map((driver, index) => ({
      key: `${index} ${driver.feature}`,
      label: driver.label,
      value: formatFeatureValue(driver.value),
      figure: formatSigned(driver.contribution),
      effect: driver.contribution < 0 ? lowers : raises,
      ...barOf(driver.contribution, scale),
    }));
  }
}

/** @param {number} contribution @param {number} scale */
function barOf(contribution, scale) {
  const width = (Math.abs(contribution) / scale) * MIDDLE;
  return contribution < 0
    ? { start: MIDDLE - width, width, barClass: 'lowers' }
    : { start: MIDDLE, width, barClass: 'raises' };
}
