// SPDX-License-Identifier: Apache-2.0
import { metadataType } from '../metadata/types/types.ts';
import { children, textOf } from '../metadata/xml/element.ts';
import { SoapFault } from './envelope.ts';
import type { SoapOperation } from './metadataService.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listmetadata.htm: what was deployed, of the types that this org keeps. */
export const listMetadata: SoapOperation = (call, org, userId) =>
  children(call, 'queries').flatMap((query) => {
    const type = textOf(query, 'type') ?? '';
    if (metadataType(type) === undefined) throw new SoapFault('sf:INVALID_TYPE', `INVALID_TYPE: Unknown type:${type}`);
    const folder = textOf(query, 'folder');
    const listed = org.components
      .list(type)
      .filter(({ fullName }) => folder === undefined || fullName.startsWith(`${folder}/`));
    return listed.map(({ fullName, fileName, lastModified }) => ({
      createdById: userId,
      createdByName: String(org.records.read('User', userId)?.['Name'] ?? ''),
      createdDate: lastModified,
      fileName,
      fullName,
      id: '',
      lastModifiedById: userId,
      lastModifiedByName: String(org.records.read('User', userId)?.['Name'] ?? ''),
      lastModifiedDate: lastModified,
      manageableState: 'unmanaged',
      type,
    }));
  });
