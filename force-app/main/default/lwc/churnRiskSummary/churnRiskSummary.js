// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import { fill, formatProbability } from 'c/churnFormat';
import probabilityLabel from '@salesforce/label/c.Churn_Panel_Probability';
import tenths from '@salesforce/label/c.Churn_Panel_Probability_Tenths';
import nearlyNone from '@salesforce/label/c.Churn_Panel_Probability_Nearly_None';
import nearlyAll from '@salesforce/label/c.Churn_Panel_Probability_Nearly_All';
import highest from '@salesforce/label/c.Churn_Panel_Probability_Highest';
import up from '@salesforce/label/c.Churn_Panel_Change_Up';
import down from '@salesforce/label/c.Churn_Panel_Change_Down';
import same from '@salesforce/label/c.Churn_Panel_Change_None';

/** How likely a renewal is lost, in a figure and in words, and how that changed. */
export default class ChurnRiskSummary extends LightningElement {
  /** @type {import('c/churnRiskRecord').Risk} */
  @api risk;

  label = probabilityLabel;

  get hasProbability() {
    return typeof this.risk.probability === 'number';
  }

  get figure() {
    return formatProbability(this.probability);
  }

  get words() {
    const outOfTen = Math.round(this.probability * 10);
    if (outOfTen === 0) return nearlyNone;
    return outOfTen === 10 ? nearlyAll : fill(tenths, outOfTen);
  }

  /** Said only where it is not plain: the figure of an account is that of one renewal. */
  get highestOf() {
    const { renewalsAtRisk } = this.risk;
    return (renewalsAtRisk ?? 0) > 1 ? fill(highest, renewalsAtRisk ?? 0) : undefined;
  }

  get meterWidth() {
    return Math.max(0, Math.min(1, this.probability)) * 100;
  }

  /** Undefined where the risk is new, or its earlier probability may not be read. */
  get change() {
    const { probabilityBefore } = this.risk;
    if (typeof probabilityBefore !== 'number') return undefined;
    const points = Math.round(this.probability * 100) - Math.round(probabilityBefore * 100);
    const before = formatProbability(probabilityBefore);
    if (points === 0) return { icon: 'utility:dash', text: fill(same, before) };
    return points > 0
      ? { icon: 'utility:arrowup', text: fill(up, points, before) }
      : { icon: 'utility:arrowdown', text: fill(down, -points, before) };
  }

  /** @returns {number} */
  get probability() {
    return this.risk.probability ?? 0;
  }
}
