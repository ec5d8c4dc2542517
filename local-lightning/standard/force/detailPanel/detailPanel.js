// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api, wire } from 'lwc';
import { getRecordUi, readRecordUi } from 'local/recordUi';

/** `force:detailPanel`: the fields of the page layout, to be read; it does not edit them. */
export default class DetailPanel extends LightningElement {
  @api recordId;

  @wire(getRecordUi, { recordId: '$recordId', layoutType: 'Full' }) answer;

  get sections() {
    if (!this.answer.data) return [];
    const { sections } = readRecordUi(this.answer.data, this.recordId, 'Full');
    return sections.filter(({ fields }) => fields.length > 0);
  }

  get error() {
    return this.answer.error?.body.message;
  }
}
