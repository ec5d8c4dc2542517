// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';

/** A page: its regions side by side, or one below the other where the window is narrow. */
export default class Page extends LightningElement {
  /** `{regions: [{name, share, instances}], recordId, objectApiName}`; a share is of 12 columns. */
  @api layout;

  get regions() {
    return this.layout.regions.map(({ name, share, instances }) => ({
      name,
      instances,
      style: `--local-share: ${share}`,
      width: WIDTHS.find(({ columns }) => share >= columns).name,
    }));
  }
}

const WIDTHS = [
  { columns: 12, name: 'LARGE' },
  { columns: 7, name: 'MEDIUM' },
  { columns: 0, name: 'SMALL' },
];
