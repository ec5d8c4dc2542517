// SPDX-License-Identifier: Apache-2.0
import { problem } from '../problem.ts';
import { textOf } from '../xml/element.ts';
import type { MetadataType } from './metadataType.ts';

/** Apex classes are kept, not compiled and not run. The component is the class's `-meta.xml`. */
export const apexClass: MetadataType = {
  name: 'ApexClass',
  directory: 'classes',
  suffix: 'cls',
  arrangement: 'withMeta',
  supported: ['apiVersion', 'fullName', 'status'],
  check: ({ fullName, element }) =>
    textOf(element, 'status') === 'Deleted'
      ? [problem(`The class ${fullName} would be deleted: this org does not delete metadata`, element.line)]
      : [],
};
