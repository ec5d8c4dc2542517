// SPDX-License-Identifier: Apache-2.0
import { problem } from '../problem.ts';
import { isTrue } from '../xml/element.ts';
import type { MetadataType } from './metadataType.ts';

/** Tabs of custom objects; they are named like their object. */
export const customTab: MetadataType = {
  name: 'CustomTab',
  directory: 'tabs',
  suffix: 'tab',
  supported: ['customObject', 'description', 'fullName', 'motif'],
  check: ({ fullName, element }, { schema }) => {
    if (!isTrue(element, 'customObject'))
      return [problem(`The tab ${fullName} is no tab of a custom object: this org knows no other kind`, element.line)];
    return schema.object(fullName)?.kind === 'custom'
      ? []
      : [problem(`In field: customObject - no CustomObject named ${fullName} found`, element.line)];
  },
};
