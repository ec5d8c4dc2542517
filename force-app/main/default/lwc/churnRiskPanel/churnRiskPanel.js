// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';

/** The churn risks of an account; on a risk's own page that one risk in a compact form. */
export default class ChurnRiskPanel extends LightningElement {
  /** Of the account or the risk. @type {string} */
  @api recordId;
  /** `Account` or `Risk__c`. @type {string} */
  @api objectApiName;
}
