// SPDX-License-Identifier: Apache-2.0
import type { MetadataType } from './metadataType.ts';

/** A permission that formulas ask for as `$Permission.Name`; permission sets grant it. */
export const customPermission: MetadataType = {
  name: 'CustomPermission',
  directory: 'customPermissions',
  suffix: 'customPermission',
  supported: ['description', 'fullName', 'isLicensed', 'label'],
};
