// SPDX-License-Identifier: Apache-2.0
import { problem } from '../problem.ts';
import { textsOf } from '../xml/element.ts';
import type { MetadataType } from './metadataType.ts';

/** Apps are kept; their tabs must exist. */
export const customApplication: MetadataType = {
  name: 'CustomApplication',
  directory: 'applications',
  suffix: 'app',
  supported: [
    'brand',
    'defaultLandingTab',
    'description',
    'formFactors',
    'fullName',
    'isNavAutoTempTabsDisabled',
    'isNavPersonalizationDisabled',
    'isNavTabPersistenceDisabled',
    'isOmniPinnedViewEnabled',
    'label',
    'navType',
    'setupExperience',
    'tabs',
    'uiType',
  ],
  check: ({ element }, { components }) =>
    textsOf(element, 'tabs')
      .filter((tab) => !tab.startsWith('standard-') && components.get('CustomTab', tab) === undefined)
      .map((tab) => problem(`In field: tab - no CustomTab named ${tab} found`, element.line)),
};
