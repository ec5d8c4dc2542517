// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import { fill, formatMoney } from 'c/churnFormat';
import { formatChange, formatCount } from 'c/churnWorkbenchFigures';
import ACCOUNTS_AT_RISK from '@salesforce/label/c.Churn_Workbench_Accounts_At_Risk';
import AFTER from '@salesforce/label/c.Churn_Workbench_After';
import ALERTS from '@salesforce/label/c.Churn_Workbench_Alerts';
import BAND from '@salesforce/label/c.Churn_Workbench_Band';
import BANDS from '@salesforce/label/c.Churn_Workbench_Bands';
import CHANGE from '@salesforce/label/c.Churn_Workbench_Change';
import MOVES from '@salesforce/label/c.Churn_Workbench_Moves';
import NOW from '@salesforce/label/c.Churn_Workbench_Now';
import NOW_VALUE from '@salesforce/label/c.Churn_Workbench_Now_Value';
import VALUE_COVERED from '@salesforce/label/c.Churn_Workbench_Value_Covered';

/** Accounts at risk, their value and their alerts, in total and by band: as loaded and as tried. */
export default class ChurnBandTable extends LightningElement {
  /** @type {import('c/churnCore').Comparison} */
  @api comparison;
  /** ISO 4217. @type {string} */
  @api currency;
  /** Colour by band. @type {Readonly<Record<string, string>>} */
  @api tones = {};

  labels = { after: AFTER, band: BAND, change: CHANGE, now: NOW, title: BANDS };

  get totals() {
    const { now, after } = this.comparison;
    return [
      describeTotal('accounts', ACCOUNTS_AT_RISK, formatCount(now.accounts), formatCount(after.accounts)),
      describeTotal('value', VALUE_COVERED, this.money(now.value), this.money(after.value)),
      describeTotal('alerts', ALERTS, formatCount(now.alerts), formatCount(after.alerts)),
    ];
  }

  get moves() {
    return fill(MOVES, formatCount(this.comparison.enter), formatCount(this.comparison.leave));
  }

  get rows() {
    return this.comparison.bands.map(({ band, now, after }) => ({
      band,
      swatch: `swatch ${this.tones[band] ?? ''}`,
      now: formatCount(now),
      after: formatCount(after),
      change: formatChange(after - now),
    }));
  }

  /** @param {number | string} value */
  money(value) {
    return formatMoney(Number(value), this.currency);
  }
}

/**
 * @param {string} key
 * @param {string} label
 * @param {string} now
 * @param {string} after
 */
function describeTotal(key, label, now, after) {
  return { key, label, after, now: fill(NOW_VALUE, now) };
}
