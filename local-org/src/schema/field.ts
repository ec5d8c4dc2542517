// SPDX-License-Identifier: Apache-2.0
import type { FieldDef, PicklistValue, ReferenceDef } from './definitions.ts';

export type FieldOptions = Pick<FieldDef, 'name' | 'label' | 'type'> & Partial<FieldDef>;

/** A field with the platform's defaults for everything that is not given. */
export function defineField(options: FieldOptions): FieldDef {
  return {
    helpText: undefined,
    long: false,
    length: DEFAULT_LENGTHS[options.type] ?? 0,
    precision: 0,
    scale: 0,
    required: false,
    unique: false,
    caseSensitive: false,
    externalId: false,
    idLookup: false,
    createable: true,
    updateable: true,
    defaultValue: undefined,
    picklist: undefined,
    reference: undefined,
    autoNumber: undefined,
    formula: undefined,
    formulaTreatBlanksAsZero: false,
    custom: false,
    permissionable: false,
    ...options,
  };
}

export function defineLookup(
  to: readonly string[],
  relationshipName: string | null,
  options: Partial<ReferenceDef> = {},
): ReferenceDef {
  return {
    to,
    relationshipName,
    childRelationshipName: null,
    kind: 'lookup',
    deleteConstraint: 'SetNull',
    reparentable: true,
    writeRequiresMasterRead: false,
    ...options,
  };
}

/** `['Low', 'Normal*']`: the starred value is the default. */
export function definePicklist(values: readonly string[], restricted = false): NonNullable<FieldDef['picklist']> {
  return { restricted, values: values.map(readValue) };
}

const DEFAULT_LENGTHS: Partial<Record<FieldDef['type'], number>> = {
  id: 18,
  reference: 18,
  email: 80,
  phone: 40,
  url: 255,
  picklist: 255,
  textarea: 255,
  string: 255,
};

function readValue(text: string): PicklistValue {
  const isDefault = text.endsWith('*');
  const value = isDefault ? text.slice(0, -1) : text;
  return { value, label: value, isDefault, active: true };
}
