// SPDX-License-Identifier: Apache-2.0
import { apexClass } from './apexClass.ts';
import { compactLayout } from './compactLayout.ts';
import { customApplication } from './customApplication.ts';
import { customField } from './customField.ts';
import { customLabel, customLabels } from './customLabels.ts';
import { customMetadata } from './customMetadata.ts';
import { customObject } from './customObject.ts';
import { customObjectTranslation } from './customObjectTranslation.ts';
import { customPermission } from './customPermission.ts';
import { customTab } from './customTab.ts';
import { dashboard } from './dashboard.ts';
import { flexiPage } from './flexiPage.ts';
import { flow } from './flow.ts';
import { dashboardFolder, reportFolder } from './folder.ts';
import { layout } from './layout.ts';
import { lightningComponentBundle } from './lightningComponentBundle.ts';
import { listView } from './listView.ts';
import type { MetadataType } from './metadataType.ts';
import { permissionSet } from './permissionSet.ts';
import { queue } from './queue.ts';
import { report } from './report.ts';
import { reportType } from './reportType.ts';
import { translations } from './translations.ts';
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
  lightningComponentBundle,
  flexiPage,
  customTab,
  customApplication,
  flow,
  permissionSet,
  reportType,
  reportFolder,
  report,
  dashboardFolder,
  dashboard,
  translations,
  customObjectTranslation,
];

const BY_NAME = new Map(METADATA_TYPES.map((type) => [type.name, type]));

export const metadataType = (name: string): MetadataType | undefined => BY_NAME.get(name);
