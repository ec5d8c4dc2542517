// SPDX-License-Identifier: Apache-2.0
// What the platform refuses in a permission set: unknown names, fields that carry no permissions, and grants that
// need another one.
import { findField } from '../../schema/schema.ts';
import { problem, type Problem } from '../problem.ts';
import { children, isTrue, textOf, type Element } from '../xml/element.ts';
import type { Draft, PlannedOrg } from './metadataType.ts';
import { USER_PERMISSIONS } from './userPermissions.ts';

/** Judges all grants of a set. */
export function checkPermissions({ element }: Draft, planned: PlannedOrg): readonly Problem[] {
  return [
    ...children(element, 'objectPermissions').flatMap((one) => checkObject(one, planned)),
    ...children(element, 'fieldPermissions').flatMap((one) => checkField(one, planned)),
    ...children(element, 'customMetadataTypeAccesses').flatMap((one) => checkMetadataType(one, planned)),
    ...children(element, 'userPermissions').flatMap((one) => checkUserPermission(one, element)),
    ...Object.entries(COMPONENTS).flatMap(([tag, { key, type }]) =>
      children(element, tag).flatMap((one) => checkComponent(one, key, type, planned)),
    ),
    ...Object.entries(KEYS).flatMap(([tag, key]) => checkRepeats(children(element, tag), key)),
  ];
}

const KEYS: Readonly<Record<string, string>> = {
  objectPermissions: 'object',
  fieldPermissions: 'field',
  customMetadataTypeAccesses: 'name',
  userPermissions: 'name',
  tabSettings: 'tab',
};

const COMPONENTS: Readonly<Record<string, { readonly key: string; readonly type: string }>> = {
  applicationVisibilities: { key: 'application', type: 'CustomApplication' },
  classAccesses: { key: 'apexClass', type: 'ApexClass' },
  customPermissions: { key: 'name', type: 'CustomPermission' },
  flowAccesses: { key: 'flow', type: 'Flow' },
  tabSettings: { key: 'tab', type: 'CustomTab' },
};

function checkRepeats(elements: readonly Element[], key: string): readonly Problem[] {
  const names = elements.map((element) => textOf(element, key) ?? '');
  return elements
    .filter((_, index) => names.indexOf(names[index] ?? '') !== index)
    .map((element) => problem(`Duplicate ${element.name}: ${textOf(element, key)}`, element.line));
}

// a grant and what it needs
const OBJECT_NEEDS: readonly (readonly [string, readonly string[]])[] = [
  ['allowCreate', ['allowRead']],
  ['allowEdit', ['allowRead']],
  ['allowDelete', ['allowRead', 'allowEdit']],
  ['viewAllRecords', ['allowRead']],
  ['modifyAllRecords', ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords']],
];

function checkObject(element: Element, { schema }: PlannedOrg): readonly Problem[] {
  const name = textOf(element, 'object') ?? '';
  const object = schema.object(name);
  if (object === undefined || object.kind === 'customMetadata')
    return [problem(`In field: object - no CustomObject named ${name} found`, element.line)];
  return OBJECT_NEEDS.filter(
    ([grant, needs]) => isTrue(element, grant) && !needs.every((need) => isTrue(element, need)),
  ).map(([grant, needs]) =>
    problem(
      `Permission ${grant} ${name} depends on permission(s): ${needs.map((need) => `${need} ${name}`).join(', ')}`,
      element.line,
    ),
  );
}

function checkField(element: Element, { schema }: PlannedOrg): readonly Problem[] {
  const name = textOf(element, 'field') ?? '';
  const [objectName = '', fieldName = ''] = name.split('.');
  const object = schema.object(objectName);
  const field = object && findField(object, fieldName);
  if (field === undefined) return [problem(`In field: field - no CustomField named ${name} found`, element.line)];
  if (field.required) return [problem(`You cannot deploy to a required field: ${name}`, element.line)];
  if (!field.permissionable) return [problem(`The field ${name} carries no permissions`, element.line)];
  const isReadOnly = !field.createable && !field.updateable;
  return [
    ...(isTrue(element, 'editable') && !isTrue(element, 'readable')
      ? [problem(`Permission to edit ${name} depends on the permission to read it`, element.line)]
      : []),
    ...(isTrue(element, 'editable') && isReadOnly ? [problem(`Field ${name} is not editable`, element.line)] : []),
  ];
}

function checkMetadataType(element: Element, { schema }: PlannedOrg): readonly Problem[] {
  const name = textOf(element, 'name') ?? '';
  return schema.object(name)?.kind === 'customMetadata'
    ? []
    : [problem(`In field: customMetadataType - no CustomObject named ${name} found`, element.line)];
}

function checkUserPermission(element: Element, set: Element): readonly Problem[] {
  const name = textOf(element, 'name') ?? '';
  const needs = USER_PERMISSIONS[name];
  if (needs === undefined) return [problem(`Unknown user permission: ${name}`, element.line)];
  const granted = new Set(
    children(set, 'userPermissions')
      .filter((one) => isTrue(one, 'enabled'))
      .map((one) => textOf(one, 'name')),
  );
  const missing = isTrue(element, 'enabled') ? needs.filter((need) => !granted.has(need)) : [];
  return missing.length === 0
    ? []
    : [problem(`Permission ${name} depends on permission(s): ${missing.join(', ')}`, element.line)];
}

function checkComponent(element: Element, key: string, type: string, { components }: PlannedOrg): readonly Problem[] {
  const name = textOf(element, key) ?? '';
  return components.get(type, name) !== undefined || name.startsWith('standard')
    ? []
    : [problem(`In field: ${key} - no ${type} named ${name} found`, element.line)];
}
