// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/platform/graphql/guide/query-record-objects.html
import { GraphQLInterfaceType, GraphQLObjectType, GraphQLString, type GraphQLScalarType } from 'graphql';
import type { FieldValue } from '../../records/records.ts';
import type { FieldDef, FieldType } from '../../schema/definitions.ts';
import { displayValue } from '../../uiApi/displayValue.ts';
import type { RequestContext } from '../requestContext.ts';
import { Long, scalarOf } from './scalars.ts';

/** What a value type is resolved from. */
export type ShownValue = { readonly field: FieldDef; readonly value: FieldValue };

export type ValueType = GraphQLObjectType<ShownValue, RequestContext>;

/** What all values have. */
export const FieldValueInterface = new GraphQLInterfaceType({
  name: 'FieldValue',
  fields: { displayValue: { type: GraphQLString } },
});

/** `StringValue`, `PicklistValue` ... of a field; an id is an `IDValue` where it is not the record's own. */
export function valueTypeOf(field: FieldDef): ValueType {
  return field.long ? LONG_TEXT : VALUE_TYPES[field.type];
}

const show = ({ field, value }: ShownValue, _: unknown, { format }: RequestContext): string | null =>
  displayValue(field, value, format);

const SHOWN = { type: GraphQLString, resolve: show };

type Extra = Readonly<Record<string, typeof SHOWN>>;

function valueType(name: string, scalar: GraphQLScalarType, extra: Extra = {}): ValueType {
  return new GraphQLObjectType({
    name: `${name}Value`,
    interfaces: [FieldValueInterface],
    fields: { value: { type: scalar, resolve: ({ value }) => value }, displayValue: SHOWN, ...extra },
  });
}

/** The same text once more, under the name of the SOQL function that makes it. */
const FORMAT: Extra = { format: SHOWN };
const LABEL: Extra = { label: SHOWN };

function valueTypeFor(name: string, type: FieldType, extra?: Extra): ValueType {
  return valueType(name, scalarOf({ type, long: false } as FieldDef), extra);
}

const LONG_TEXT = valueType('LongTextArea', scalarOf({ long: true } as FieldDef));
const ID = valueTypeFor('ID', 'id');

const VALUE_TYPES: Readonly<Record<FieldType, ValueType>> = {
  id: ID,
  reference: ID,
  string: valueTypeFor('String', 'string'),
  textarea: valueTypeFor('TextArea', 'textarea'),
  boolean: valueTypeFor('Boolean', 'boolean'),
  int: valueTypeFor('Int', 'int', FORMAT),
  double: valueTypeFor('Double', 'double', FORMAT),
  currency: valueTypeFor('Currency', 'currency', FORMAT),
  percent: valueTypeFor('Percent', 'percent', FORMAT),
  date: valueTypeFor('Date', 'date', FORMAT),
  datetime: valueTypeFor('DateTime', 'datetime', FORMAT),
  picklist: valueTypeFor('Picklist', 'picklist', LABEL),
  multipicklist: valueTypeFor('MultiPicklist', 'multipicklist', LABEL),
  email: valueTypeFor('Email', 'email'),
  phone: valueTypeFor('PhoneNumber', 'phone'),
  url: valueTypeFor('Url', 'url'),
};

/** The value of a count. */
export const LONG_VALUE = valueType('Long', Long, FORMAT);
