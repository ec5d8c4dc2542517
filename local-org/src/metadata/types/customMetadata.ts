// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../../org.ts';
import type { Actor, FieldValue } from '../../records/records.ts';
import type { FieldDef, ObjectDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import { problem, type Problem } from '../problem.ts';
import { child, children, textOf, type Element } from '../xml/element.ts';
import { saveRow } from './saveRow.ts';
import type { Draft, MetadataType, PlannedOrg } from './metadataType.ts';

/** Custom metadata records (`Type.Record`): rows of `Type__mdt`. A field that the file leaves out keeps its value. */
export const customMetadata: MetadataType = {
  name: 'CustomMetadata',
  directory: 'customMetadata',
  suffix: 'md',
  supported: ['description', 'fullName', 'label', 'protected', 'values'],
  check: checkRecord,
  apply: applyRecord,
};

const split = (fullName: string): readonly [string, string] => {
  const [type = '', record = ''] = fullName.split('.');
  return [type.endsWith('__mdt') ? type : `${type}__mdt`, record];
};

function checkRecord({ fullName, element }: Draft, { schema }: PlannedOrg): readonly Problem[] {
  const [type, record] = split(fullName);
  const object = schema.object(type);
  if (object?.kind !== 'customMetadata')
    return [problem(`The custom metadata type '${type}' does not exist`, element.line)];
  const given = new Set(children(element, 'values').map((value) => (textOf(value, 'field') ?? '').toLowerCase()));
  const missing = [...object.fields.values()].filter(
    ({ name, custom, required }) => custom && required && !given.has(name.toLowerCase()),
  );
  return [
    ...(/^[A-Za-z]\w{0,39}$/.test(record)
      ? []
      : [problem(`'${record}' is no name for a custom metadata record`, element.line)]),
    ...((textOf(element, 'label') ?? '') === ''
      ? [problem('Must specify a non-empty label for the CustomMetadata', element.line)]
      : []),
    ...missing.map(({ name }) => problem(`Required field is missing: ${name}`, element.line)),
    ...children(element, 'values').flatMap((value) => checkValue(value, object)),
  ];
}

function checkValue(value: Element, object: ObjectDef): readonly Problem[] {
  const name = textOf(value, 'field') ?? '';
  const field = findField(object, name);
  if (field?.custom !== true) return [problem(`The field '${name}' of ${object.name} does not exist`, value.line)];
  const fault = faultOf(field, readValue(value, field));
  return fault === undefined ? [] : [problem(`${object.name}.${field.name}: ${fault}`, value.line)];
}

function faultOf(field: FieldDef, value: FieldValue | undefined): string | undefined {
  if (value === undefined) return `the value is not of the type ${field.type}`;
  if (value === null) return field.required ? 'a required field has no value' : undefined;
  if (typeof value === 'number') return digitsFault(field, value);
  if (field.length > 0 && typeof value === 'string' && value.length > field.length)
    return `data value too large (max length=${field.length})`;
  const { picklist } = field;
  if (picklist?.restricted === true && !picklist.values.some((one) => one.active && one.value === value))
    return `bad value for restricted picklist field: ${value}`;
  return undefined;
}

const digitsFault = ({ precision, scale }: FieldDef, value: number): string | undefined =>
  Math.abs(value) >= 10 ** (precision - scale)
    ? `the number has more than ${precision - scale} digits before the point`
    : undefined;

/** The value as the field holds it; undefined: it is of another type. */
function readValue(element: Element, field: FieldDef): FieldValue | undefined {
  const value = child(element, 'value');
  const text = value?.text ?? '';
  const isNil = Object.entries(value?.attributes ?? {}).some(
    ([name, said]) => /(^|:)nil$/.test(name) && said === 'true',
  );
  if (value === undefined || isNil || text === '') return field.type === 'boolean' ? false : null;
  if (field.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  if (field.type === 'double' || field.type === 'percent')
    return Number.isFinite(Number(text)) ? Number(text) : undefined;
  if (field.type === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
  if (field.type === 'datetime') return Number.isNaN(Date.parse(text)) ? undefined : new Date(text).toISOString();
  return text;
}

function applyRecord({ fullName, element }: Draft, org: Org, actor: Actor): void {
  const [type, record] = split(fullName);
  const object = org.schema.object(type);
  if (object === undefined) return;
  const label = textOf(element, 'label') ?? record;
  const given = children(element, 'values').flatMap((value): [string, FieldValue][] => {
    const field = findField(object, textOf(value, 'field') ?? '');
    return field === undefined ? [] : [[field.name, readValue(value, field) ?? null]];
  });
  saveRow(
    org,
    actor,
    object.name,
    { DeveloperName: record },
    {
      MasterLabel: label,
      Label: label,
      Language: 'en_US',
      QualifiedApiName: record,
      ...Object.fromEntries(given),
    },
  );
}
