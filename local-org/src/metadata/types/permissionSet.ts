// SPDX-License-Identifier: Apache-2.0
import type { PermissionSetDef } from '../../access/permissionSet.ts';
import type { Org } from '../../org.ts';
import type { Actor } from '../../records/records.ts';
import { children, isTrue, textOf, type Element } from '../xml/element.ts';
import { checkPermissions } from './permissions.ts';
import { saveRow } from './saveRow.ts';
import type { Draft, MetadataType } from './metadataType.ts';

/** Permission sets. A deployment replaces all that a set granted before. */
export const permissionSet: MetadataType = {
  name: 'PermissionSet',
  directory: 'permissionsets',
  suffix: 'permissionset',
  supported: [
    'applicationVisibilities',
    'classAccesses',
    'customMetadataTypeAccesses',
    'customPermissions',
    'description',
    'fieldPermissions',
    'flowAccesses',
    'fullName',
    'hasActivationRequired',
    'label',
    'license',
    'objectPermissions',
    'tabSettings',
    'userPermissions',
  ],
  check: checkPermissions,
  apply: applyPermissionSet,
};

function applyPermissionSet({ fullName, element }: Draft, org: Org, actor: Actor): void {
  saveRow(
    org,
    actor,
    'PermissionSet',
    { Name: fullName },
    { Label: textOf(element, 'label') ?? fullName, Description: textOf(element, 'description') ?? null },
  );
  org.access.put(readPermissionSet(fullName, element));
}

/** What a permission set grants. */
export function readPermissionSet(name: string, element: Element): PermissionSetDef {
  return {
    name,
    objects: children(element, 'objectPermissions').map((one) => ({
      object: textOf(one, 'object') ?? '',
      create: isTrue(one, 'allowCreate'),
      read: isTrue(one, 'allowRead'),
      edit: isTrue(one, 'allowEdit'),
      delete: isTrue(one, 'allowDelete'),
      viewAll: isTrue(one, 'viewAllRecords'),
      modifyAll: isTrue(one, 'modifyAllRecords'),
      viewAllFields: isTrue(one, 'viewAllFields'),
    })),
    fields: children(element, 'fieldPermissions').map((one) => {
      const [object = '', field = ''] = (textOf(one, 'field') ?? '').split('.');
      return { object, field, readable: isTrue(one, 'readable'), editable: isTrue(one, 'editable') };
    }),
    customMetadataTypes: enabled(element, 'customMetadataTypeAccesses'),
    userPermissions: enabled(element, 'userPermissions'),
    customPermissions: enabled(element, 'customPermissions'),
  };
}

const enabled = (element: Element, tag: string): readonly string[] =>
  children(element, tag)
    .filter((one) => isTrue(one, 'enabled'))
    .map((one) => textOf(one, 'name') ?? '');
