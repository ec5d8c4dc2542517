// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import { formatProbability } from 'c/churnFormat';
import heading from '@salesforce/label/c.Churn_Panel_History';
import when from '@salesforce/label/c.Churn_Panel_History_When';
import probabilityLabel from '@salesforce/label/c.Churn_Panel_Probability';
import outcome from '@salesforce/label/c.Churn_Panel_History_Outcome';
import before from '@salesforce/label/c.Churn_Panel_History_Before';
import now from '@salesforce/label/c.Churn_Panel_History_Now';

const WIDTH = 100;
const HEIGHT = 24;
/** Room for a point at the edge. */
const INSET = 3;

/** How likely a renewal was lost in earlier seasons, before the last change, and now. */
export default class ChurnProbabilityHistory extends LightningElement {
  /** @type {import('c/churnRiskRecord').Risk} */
  @api risk;
  /** Of earlier seasons, oldest first. @type {readonly import('c/churnRiskRecord').Risk[]} */
  @api earlier = [];

  labels = { heading, when, probability: probabilityLabel, outcome };

  get hasHistory() {
    return this.points.length > 1;
  }

  get points() {
    const { probability, probabilityBefore } = this.risk;
    const seasons = this.earlier.map((risk) => ({
      name: risk.season ?? '',
      value: risk.probability,
      outcome: risk.statusLabel ?? '',
    }));
    const steps = [
      ...seasons,
      { name: before, value: probabilityBefore, outcome: '' },
      { name: now, value: probability, outcome: '' },
    ].filter(({ value }) => typeof value === 'number');
    return steps.map((step, index) => ({
      ...step,
      key: `${index} ${step.name}`,
      figure: formatProbability(step.value ?? 0),
      x: steps.length === 1 ? WIDTH / 2 : INSET + (index / (steps.length - 1)) * (WIDTH - 2 * INSET),
      y: INSET + (1 - (step.value ?? 0)) * (HEIGHT - 2 * INSET),
    }));
  }

  get line() {
    return this.points.map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ');
  }
}
