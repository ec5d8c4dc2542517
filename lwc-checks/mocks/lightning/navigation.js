// SPDX-License-Identifier: Apache-2.0
// lightning/navigation for tests: keeps where a component went, and makes addresses that tell their page reference.
import { createTestWireAdapter } from '@salesforce/wire-service-jest-util';

export const CurrentPageReference = createTestWireAdapter(jest.fn());

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/** Called with each page reference that a component navigates to. */
export const navigated = jest.fn();

export const NavigationMixin = (Base) =>
  class extends Base {
    [Navigate](pageReference, options) {
      navigated(pageReference, options);
    }

    [GenerateUrl](pageReference) {
      const { attributes = {} } = pageReference;
      const { recordId, apiName, url } = attributes;
      return Promise.resolve(url ?? `https://example.lightning.force.com/${recordId ?? apiName ?? ''}`);
    }
  };
NavigationMixin.Navigate = Navigate;
NavigationMixin.GenerateUrl = GenerateUrl;
