// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import { fill, formatDay, formatDistance, formatMoney, today } from 'c/churnFormat';
import valueAtRiskLabel from '@salesforce/label/c.Churn_Panel_Value_At_Risk';
import ofTotal from '@salesforce/label/c.Churn_Panel_Value_Of_Total';
import valuePartial from '@salesforce/label/c.Churn_Panel_Value_Partial';
import valueUnknown from '@salesforce/label/c.Churn_Panel_Value_Unknown';
import nextRenewalLabel from '@salesforce/label/c.Churn_Panel_Next_Renewal';

/** What is at stake, and until when. */
export default class ChurnRiskStakes extends LightningElement {
  /** @type {import('c/churnRiskRecord').Risk} */
  @api risk;

  labels = { valueAtRisk: valueAtRiskLabel, nextRenewal: nextRenewalLabel };

  get showsValue() {
    return typeof this.risk.valueAtRisk === 'number';
  }

  get amount() {
    return this.knowsNoValue ? valueUnknown : this.money(this.risk.valueAtRisk);
  }

  get total() {
    const { renewalValue } = this.risk;
    if (typeof renewalValue !== 'number' || this.knowsNoValue) return undefined;
    return fill(ofTotal, this.money(renewalValue) ?? '');
  }

  get partial() {
    return this.risk.valueIsPartial && !this.knowsNoValue ? valuePartial : undefined;
  }

  get renewalDay() {
    return this.risk.nextRenewalDate ? formatDay(this.risk.nextRenewalDate) : undefined;
  }

  get daysLeft() {
    return this.risk.nextRenewalDate ? formatDistance(this.risk.nextRenewalDate, today()) : undefined;
  }

  /** The load writes 0 where no value is known, and says that the value is partial. */
  get knowsNoValue() {
    const { valueAtRisk, renewalValue, valueIsPartial } = this.risk;
    return valueIsPartial === true && valueAtRisk === 0 && !renewalValue;
  }

  /** @param {number | null | undefined} amount */
  money(amount) {
    const { run, currencyCode } = this.risk;
    return typeof amount === 'number' ? formatMoney(amount, run?.currencyCode ?? currencyCode) : undefined;
  }
}
