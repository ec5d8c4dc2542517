// SPDX-License-Identifier: Apache-2.0
import type { MetadataType } from './metadataType.ts';

/** The one file of labels; its labels are components of their own. */
export const customLabels: MetadataType = {
  name: 'CustomLabels',
  directory: 'labels',
  suffix: 'labels',
  supported: ['fullName'],
};

/** A label, which formulas read as `$Label.Name`. */
export const customLabel: MetadataType = {
  name: 'CustomLabel',
  supported: ['categories', 'fullName', 'language', 'protected', 'shortDescription', 'value'],
};
