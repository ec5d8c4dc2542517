// SPDX-License-Identifier: Apache-2.0
import { apexClass } from './apexClass.ts';
import { compactLayout } from './compactLayout.ts';
import { customApplication } from './customApplication.ts';
import { customField } from './customField.ts';
import { customLabel, customLabels } from './customLabels.ts';
import { customMetadata } from './customMetadata.ts';
import { customObject } from './customObject.ts';
import { customPermission } from './customPermission.ts';
import { customTab } from './customTab.ts';
import { flow } from './flow.ts';
import { layout } from './layout.ts';
import { listView } from './listView.ts';
import type { MetadataType } from './metadataType.ts';
import { permissionSet } from './permissionSet.ts';
import { queue } from './queue.ts';
import { validationRule } from './validationRule.ts';

/** The metadata types that this org deploys, in the order in which they are defined and applied. */
export const METADATA_TYPES: readonly MetadataType[] = [
  customObject,
  customField,
  customLabels,
  customLabel,
  customPermission,
  customMetadata,
  validationRule,
  apexClass,
  queue,
  compactLayout,
  listView,
  layout,
  customTab,
  customApplication,
  flow,
  permissionSet,
];

const BY_NAME = new Map(METADATA_TYPES.map((type) => [type.name, type]));

export const metadataType = (name: string): MetadataType | undefined => BY_NAME.get(name);
