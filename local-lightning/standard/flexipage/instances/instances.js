// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api, getComponentDef } from 'lwc';
import components from 'local/components';

/** Components that a page or a tab names, one below the other. */
export default class Instances extends LightningElement {
  /** `[{key, component, properties}]` */
  @api instances = [];
  @api recordId;
  @api objectApiName;
  @api flexipageRegionWidth;

  get shown() {
    return this.instances.map(({ key, component, properties }) => {
      const type = components[component];
      return { key, type, properties: this.propertiesFor(type, properties) };
    });
  }

  /** Only what the component declares: a page tells no component what it did not ask for. */
  propertiesFor(type, properties) {
    const { recordId, objectApiName, flexipageRegionWidth } = this;
    const declared = getComponentDef(type).props;
    const offered = { recordId, objectApiName, flexipageRegionWidth, ...properties };
    return Object.fromEntries(Object.entries(offered).filter(([name]) => name in declared));
  }
}
