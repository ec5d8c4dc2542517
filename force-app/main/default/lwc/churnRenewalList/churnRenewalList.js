// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import { fill, formatDay, formatMoney, formatProbability } from 'c/churnFormat';
import moreOne from '@salesforce/label/c.Churn_Panel_Renewals_More_One';
import moreMany from '@salesforce/label/c.Churn_Panel_Renewals_More_Many';
import valueUnknown from '@salesforce/label/c.Churn_Panel_Value_Unknown';
import showReasons from '@salesforce/label/c.Churn_Panel_Show_Reasons';

/** The renewals at risk, each with its own reasons on demand. */
export default class ChurnRenewalList extends LightningElement {
  /** @type {readonly import('c/churnRationale').Renewal[]} */
  @api renewals = [];
  /** Renewals that are not among them. */
  @api more = 0;
  /** @type {string | null | undefined} ISO 4217 */
  @api currencyCode;

  /** @type {readonly string[]} keys */
  opened = [];

  get rows() {
    return this.renewals.map((renewal) => {
      // the only renewal of a risk has the reasons of the risk itself
      const hasReasons = renewal.drivers.length > 0 && this.renewals.length + this.more > 1;
      const isOpen = this.opened.includes(renewal.key);
      return {
        ...renewal,
        day: formatDay(renewal.date),
        amount: renewal.value === null ? valueUnknown : formatMoney(renewal.value, this.currencyCode),
        figure: formatProbability(renewal.probability),
        asideClass: `aside${hasReasons ? ' indented' : ''}`,
        hasReasons,
        isOpen,
        expanded: String(isOpen),
        chevron: isOpen ? 'utility:chevrondown' : 'utility:chevronright',
        toggleLabel: fill(showReasons, renewal.product),
      };
    });
  }

  get moreText() {
    if (!this.more) return undefined;
    return this.more === 1 ? moreOne : fill(moreMany, this.more);
  }

  /** @param {Event & { currentTarget: HTMLElement }} event */
  handleToggle({ currentTarget }) {
    const key = currentTarget.dataset.key ?? '';
    this.opened = this.opened.includes(key)
      ? this.opened.filter((candidate) => candidate !== key)
      : [...this.opened, key];
  }
}
