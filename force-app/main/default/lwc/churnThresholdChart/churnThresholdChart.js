// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import { fill } from 'c/churnFormat';
import { formatBound, formatCount } from 'c/churnWorkbenchFigures';
import { drawBars, topOf } from './histogram';
import ACCOUNTS from '@salesforce/label/c.Churn_Workbench_Accounts';
import CHART from '@salesforce/label/c.Churn_Workbench_Chart';
import CHART_NOTE from '@salesforce/label/c.Churn_Workbench_Chart_Note';
import CHART_SUMMARY from '@salesforce/label/c.Churn_Workbench_Chart_Summary';
import CHART_TABLE from '@salesforce/label/c.Churn_Workbench_Chart_Table';
import NO_RISK_OR_HELD from '@salesforce/label/c.Churn_Workbench_No_Risk_Or_Held_Out';
import NO_RISK from '@salesforce/label/c.Churn_Workbench_No_Risk';
import PROBABILITY from '@salesforce/label/c.Churn_Workbench_Probability';
import THRESHOLDS from '@salesforce/label/c.Churn_Workbench_Thresholds';

const HEIGHT = 200;
const WIDTH = 1000;
const NO_BAND_TONE = 'tone-none';

/**
 * The accounts of a load over probability, coloured by band, with a slider for each threshold beneath.
 * `boundchange` of the sliders bubbles.
 */
export default class ChurnThresholdChart extends LightningElement {
  /** @type {readonly import('./histogram').Bar[]} */
  @api bars = [];
  /** Of the bars. @type {import('c/churnThresholdTrial').Scale} */
  @api scale;
  /** Most severe first. @type {readonly {band: string, tone: string}[]} */
  @api bands = [];
  /** @type {readonly import('../churnThresholdSlider/churnThresholdSlider').SliderThreshold[]} */
  @api thresholds = [];

  /** Whether some accounts are held out as a control group: these get no risk at any bound. */
  @api hasHeldOut = false;

  showsTable = false;

  labels = {
    accounts: ACCOUNTS,
    note: CHART_NOTE,
    probability: PROBABILITY,
    table: CHART_TABLE,
    thresholds: THRESHOLDS,
    title: CHART,
  };

  get ticks() {
    const { top, tick } = this.scale;
    return Array.from({ length: Math.round(top / tick) + 1 }, (_, i) => ({
      key: i,
      text: formatBound(Math.round(i * tick * 100) / 100),
      place: `left: ${(i * tick * 100) / top}%`,
    }));
  }

  get legend() {
    const bands = this.bands.map(({ band, tone }) => ({ key: band, label: band, swatch: `chart__swatch ${tone}` }));
    return [
      ...bands,
      { key: '', label: this.hasHeldOut ? NO_RISK_OR_HELD : NO_RISK, swatch: `chart__swatch ${NO_BAND_TONE}` },
    ];
  }

  get blocks() {
    const tones = [...this.bands.map(({ tone }) => tone), NO_BAND_TONE];
    return drawBars(this.bars, tones, this.top, HEIGHT);
  }

  get guides() {
    const placeOf = (/** @type {number} */ bound) => (bound / this.scale.top) * WIDTH;
    return this.thresholds.flatMap(({ name, loaded, value }) => [
      { key: `${name}-loaded`, name: 'chart__guide chart__guide_loaded', x: placeOf(loaded) },
      { key: name, name: 'chart__guide', x: placeOf(value) },
    ]);
  }

  get top() {
    return topOf(this.bars);
  }

  get topText() {
    return formatCount(this.top);
  }

  get summary() {
    const total = this.bars.reduce((sum, bar) => sum + bar.total, 0);
    const without = this.bars.reduce((sum, bar) => sum + (bar.counts[this.bands.length] ?? 0), 0);
    return fill(CHART_SUMMARY, formatCount(total), formatCount(total - without));
  }

  get rows() {
    return this.bars
      .filter((bar) => bar.total > 0)
      .map((bar) => ({
        key: bar.from,
        range: `${formatBound(bar.from)} – ${formatBound(bar.to)}`,
        cells: bar.counts.map((count, band) => ({ key: band, text: formatCount(count) })),
      }));
  }

  /** Built only where it is opened: a drag renders the page anew with each frame. @param {Event} event */
  handleTable(event) {
    this.showsTable = /** @type {HTMLDetailsElement} */ (event.target).open;
  }
}
