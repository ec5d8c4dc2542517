// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';

/** A link to the page of a record, in the way of Lightning: a click stays in the app, the address can be copied. */
export default class ChurnRecordLink extends NavigationMixin(LightningElement) {
  /** @type {string} */
  @api recordId;
  /** @type {string} */
  @api objectApiName;
  /** @type {string} */
  @api label;

  url = '#';

  async connectedCallback() {
    this.url = await this[NavigationMixin.GenerateUrl](this.page);
  }

  /** @param {MouseEvent} event */
  handleClick(event) {
    // a new tab or window is the browser's own affair
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this[NavigationMixin.Navigate](this.page);
  }

  get page() {
    const { recordId, objectApiName } = this;
    return { type: 'standard__recordPage', attributes: { recordId, objectApiName, actionName: 'view' } };
  }
}
