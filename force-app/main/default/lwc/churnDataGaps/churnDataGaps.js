// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import heading from '@salesforce/label/c.Churn_Panel_Gaps';

/** What the model did not know. */
export default class ChurnDataGaps extends LightningElement {
  /** @type {readonly string[]} */
  @api gaps = [];

  label = heading;
}
