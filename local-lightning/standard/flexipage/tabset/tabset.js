// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';

/** `flexipage:tabset`: facets of a page as tabs. */
export default class Tabset extends LightningElement {
  /** `[{key, label, isActive, instances}]` */
  @api tabs = [];
  @api recordId;
  @api objectApiName;
  @api flexipageRegionWidth;

  get activeKey() {
    return (this.tabs.find(({ isActive }) => isActive) ?? this.tabs[0])?.key;
  }
}
