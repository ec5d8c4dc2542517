// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api, wire } from 'lwc';
import { getRecordUi, readRecordUi } from 'local/recordUi';

/** `force:highlightsPanel`: object, name and the fields of the compact layout. It has no actions. */
export default class HighlightsPanel extends LightningElement {
  @api recordId;
  /** `standard:account` */
  @api iconName;

  @wire(getRecordUi, { recordId: '$recordId', layoutType: 'Compact' }) answer;

  get highlights() {
    if (!this.answer.data) return undefined;
    const { object, record, sections } = readRecordUi(this.answer.data, this.recordId, 'Compact');
    const fields = sections.flatMap((section) => section.fields);
    const [nameField] = object.nameFields;
    return {
      label: object.label,
      name: record.fields[nameField]?.value ?? fields[0]?.text,
      // the first field of a compact layout is the record's name
      fields: fields.slice(1),
    };
  }

  get error() {
    return this.answer.error?.body.message;
  }
}
