// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import { fill } from 'c/churnFormat';
import { formatCount, formatShare } from 'c/churnWorkbenchFigures';
import FLAGGED from '@salesforce/label/c.Churn_Workbench_Flagged';
import FROM_TO from '@salesforce/label/c.Churn_Workbench_From_To';
import HIT_RATES from '@salesforce/label/c.Churn_Workbench_Hit_Rates';
import HIT_RATES_NONE from '@salesforce/label/c.Churn_Workbench_Hit_Rates_None';
import HIT_RATES_NOTE from '@salesforce/label/c.Churn_Workbench_Hit_Rates_Note';
import HIT_RATES_SEASON from '@salesforce/label/c.Churn_Workbench_Hit_Rates_Season';
import PRECISION from '@salesforce/label/c.Churn_Workbench_Precision';
import RECALL from '@salesforce/label/c.Churn_Workbench_Recall';
import THRESHOLD from '@salesforce/label/c.Churn_Workbench_Threshold';

/** How well each threshold told lost renewals from kept ones in the season that the model was tested on. */
export default class ChurnHitRates extends LightningElement {
  /** undefined: the run has no evaluation. @type {readonly import('c/churnThresholdTrial').HitRate[] | undefined} */
  @api rates;

  labels = {
    flagged: FLAGGED,
    none: HIT_RATES_NONE,
    note: HIT_RATES_NOTE,
    precision: PRECISION,
    recall: RECALL,
    threshold: THRESHOLD,
    title: HIT_RATES,
  };

  get seasonText() {
    const { rows = 0, baseRate = null } = this.rates?.[0]?.now ?? {};
    return fill(HIT_RATES_SEASON, formatCount(rows), formatShare(baseRate));
  }

  get rows() {
    return (this.rates ?? []).map(({ name, label, now, after }) => ({
      name,
      label,
      precision: compare(formatShare(now.precision), formatShare(after.precision)),
      recall: compare(formatShare(now.recall), formatShare(after.recall)),
      flagged: compare(formatCount(now.flagged), formatCount(after.flagged)),
    }));
  }
}

/**
 * @param {string} now
 * @param {string} after
 */
function compare(now, after) {
  return now === after ? now : fill(FROM_TO, now, after);
}
