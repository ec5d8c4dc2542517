// SPDX-License-Identifier: Apache-2.0
import { textsOf } from '../xml/element.ts';
import { unknownFields } from './fieldNames.ts';
import type { MetadataType } from './metadataType.ts';

/** Compact layouts are kept; their fields must exist. */
export const compactLayout: MetadataType = {
  name: 'CompactLayout',
  supported: ['fields', 'fullName', 'label'],
  check: ({ fullName, element }, { schema }) => {
    const object = schema.object(fullName.split('.')[0] ?? '');
    return object === undefined ? [] : unknownFields(textsOf(element, 'fields'), object, element.line);
  },
};
