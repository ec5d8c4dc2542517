// SPDX-License-Identifier: Apache-2.0
import type { Access } from '../../org.ts';
import type { FieldDef, FieldType, ObjectDef } from '../../schema/definitions.ts';

/** A field as describe shows it to a user with these rights on it. */
export function describeField(
  object: ObjectDef,
  field: FieldDef,
  rights: ReturnType<Access['field']>,
): Record<string, unknown> {
  const isText = TEXTS.has(field.type);
  return {
    name: field.name,
    label: field.label,
    inlineHelpText: field.helpText ?? null,
    type: field.type,
    soapType: SOAP_TYPES[field.type] ?? 'xsd:string',
    length: field.length,
    byteLength: isText ? field.length * 3 : field.length,
    precision: field.precision,
    scale: field.scale,
    digits: field.type === 'int' ? field.precision : 0,
    custom: field.custom,
    nillable: !field.required && field.type !== 'boolean' && field.type !== 'id',
    defaultedOnCreate: isDefaulted(field),
    createable: field.createable && field.formula === undefined && field.autoNumber === undefined && rights.editable,
    updateable: field.updateable && field.formula === undefined && field.autoNumber === undefined && rights.editable,
    permissionable: field.permissionable,
    unique: field.unique,
    caseSensitive: field.caseSensitive,
    externalId: field.externalId,
    idLookup: field.idLookup || field.externalId,
    nameField: field.name === object.nameField,
    autoNumber: field.autoNumber !== undefined,
    calculated: field.formula !== undefined,
    calculatedFormula: field.formula ?? null,
    defaultValue: field.type === 'boolean' ? field.defaultValue === 'true' : null,
    defaultValueFormula: field.type === 'boolean' ? null : (field.defaultValue ?? null),
    filterable: !field.long,
    sortable: !field.long,
    groupable: !field.long && !NOT_GROUPABLE.has(field.type) && field.formula === undefined,
    aggregatable: !field.long && field.type !== 'boolean',
    htmlFormatted: false,
    restrictedPicklist: field.picklist?.restricted ?? false,
    picklistValues: (field.picklist?.values ?? []).map(({ value, label, isDefault, active }) => ({
      value,
      label,
      defaultValue: isDefault,
      active,
      validFor: null,
    })),
    ...describeReference(field),
  };
}

function describeReference({ reference }: FieldDef): Record<string, unknown> {
  const isMasterDetail = reference?.kind === 'masterDetail';
  return {
    referenceTo: reference?.to ?? [],
    relationshipName: reference?.relationshipName ?? null,
    polymorphicForeignKey: (reference?.to.length ?? 0) > 1,
    relationshipOrder: isMasterDetail ? 0 : null,
    cascadeDelete: isMasterDetail || reference?.deleteConstraint === 'Cascade',
    restrictedDelete: reference?.deleteConstraint === 'Restrict',
    writeRequiresMasterRead: isMasterDetail && reference.writeRequiresMasterRead,
  };
}

function isDefaulted(field: FieldDef): boolean {
  const hasDefault =
    field.defaultValue !== undefined || field.picklist?.values.some(({ isDefault }) => isDefault) === true;
  return (
    hasDefault ||
    field.type === 'boolean' ||
    field.type === 'id' ||
    field.autoNumber !== undefined ||
    SET_BY_SYSTEM.has(field.name)
  );
}

const SET_BY_SYSTEM: ReadonlySet<string> = new Set([
  'OwnerId',
  'CreatedById',
  'CreatedDate',
  'LastModifiedById',
  'LastModifiedDate',
  'SystemModstamp',
]);
const TEXTS: ReadonlySet<FieldType> = new Set([
  'string',
  'textarea',
  'picklist',
  'multipicklist',
  'email',
  'phone',
  'url',
]);
const NOT_GROUPABLE: ReadonlySet<FieldType> = new Set(['double', 'currency', 'percent', 'datetime', 'multipicklist']);

const SOAP_TYPES: Partial<Record<FieldType, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
};
