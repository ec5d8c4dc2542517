// SPDX-License-Identifier: Apache-2.0
// Fields that the platform gives to every object, and sets itself.
import type { FieldDef, ObjectDef } from './definitions.ts';
import { defineField, defineLookup } from './field.ts';

/** The object's fields with the system's own in front of them. Fields that are there already stay as they are. */
export function completeFields(object: ObjectDef): ReadonlyMap<string, FieldDef> {
  const fields = new Map<string, FieldDef>();
  for (const field of systemFields(object)) fields.set(field.name, object.fields.get(field.name) ?? field);
  for (const [name, field] of object.fields) fields.set(name, field);
  return fields;
}

function systemFields(object: ObjectDef): readonly FieldDef[] {
  const id = defineField({
    name: 'Id',
    label: 'Record ID',
    type: 'id',
    idLookup: true,
    createable: false,
    updateable: false,
  });
  if (object.kind === 'customMetadata') return [id, ...METADATA_FIELDS];
  return hasOwner(object) ? [id, OWNER, ...AUDIT_FIELDS] : [id, ...AUDIT_FIELDS];
}

// standard objects list their owner themselves; a detail object is owned by its master
const hasOwner = (object: ObjectDef): boolean =>
  object.kind === 'custom' && object.sharingModel !== 'ControlledByParent';

const readOnly = { createable: false, updateable: false };
const user = (relationshipName: string) => defineLookup(['User'], relationshipName);

const OWNER = defineField({
  name: 'OwnerId',
  label: 'Owner ID',
  type: 'reference',
  required: true,
  reference: defineLookup(['Group', 'User'], 'Owner'),
});

const AUDIT_FIELDS: readonly FieldDef[] = [
  defineField({ name: 'IsDeleted', label: 'Deleted', type: 'boolean', ...readOnly }),
  defineField({ name: 'CreatedDate', label: 'Created Date', type: 'datetime', ...readOnly }),
  defineField({
    name: 'CreatedById',
    label: 'Created By ID',
    type: 'reference',
    reference: user('CreatedBy'),
    ...readOnly,
  }),
  defineField({ name: 'LastModifiedDate', label: 'Last Modified Date', type: 'datetime', ...readOnly }),
  defineField({
    name: 'LastModifiedById',
    label: 'Last Modified By ID',
    type: 'reference',
    reference: user('LastModifiedBy'),
    ...readOnly,
  }),
  defineField({ name: 'SystemModstamp', label: 'System Modstamp', type: 'datetime', ...readOnly }),
];

const METADATA_FIELDS: readonly FieldDef[] = [
  defineField({ name: 'DeveloperName', label: 'Custom Metadata Record Name', type: 'string', length: 40, ...readOnly }),
  defineField({ name: 'MasterLabel', label: 'Label', type: 'string', length: 40, ...readOnly }),
  defineField({ name: 'Label', label: 'Label', type: 'string', length: 40, ...readOnly }),
  defineField({ name: 'Language', label: 'Master Language', type: 'string', length: 40, ...readOnly }),
  defineField({ name: 'NamespacePrefix', label: 'Namespace Prefix', type: 'string', length: 15, ...readOnly }),
  defineField({ name: 'QualifiedApiName', label: 'Qualified API Name', type: 'string', length: 70, ...readOnly }),
  defineField({ name: 'SystemModstamp', label: 'System Modstamp', type: 'datetime', ...readOnly }),
];
