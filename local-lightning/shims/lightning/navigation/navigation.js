// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/platform/lwc/guide/use-navigate-basic.html
import { makePageReferenceAdapter, open, urlOf } from 'local/navigator';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/** Adds `this[NavigationMixin.Navigate](reference, replace)` and `this[NavigationMixin.GenerateUrl](reference)`. */
export const NavigationMixin = (Base) =>
  class extends Base {
    [Navigate](reference, replace = false) {
      open(reference, replace);
    }

    async [GenerateUrl](reference) {
      return urlOf(reference);
    }
  };
NavigationMixin.Navigate = Navigate;
NavigationMixin.GenerateUrl = GenerateUrl;

/** Wire adapter: `{type, attributes, state}` of the page that is open. */
export const CurrentPageReference = makePageReferenceAdapter();
