// SPDX-License-Identifier: Apache-2.0
import { METADATA_TYPES } from '../metadata/types/types.ts';
import type { SoapOperation } from './metadataService.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_describe.htm: the types that this org deploys. */
export const describeMetadata: SoapOperation = () => [
  {
    metadataObjects: METADATA_TYPES.flatMap(({ name, directory, suffix, arrangement }) =>
      directory === undefined || arrangement === 'folder'
        ? []
        : [
            {
              directoryName: directory,
              inFolder: arrangement === 'inFolders',
              metaFile: arrangement === 'withMeta',
              ...(arrangement !== 'bundle' && { suffix }),
              xmlName: name,
            },
          ],
    ),
    organizationNamespace: '',
    partialSaveAllowed: false,
    testRequired: false,
  },
];
