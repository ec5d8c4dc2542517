// SPDX-License-Identifier: Apache-2.0
// The platform's scalars. A variable must name the one of its field: a picklist takes `Picklist`, not `String`.
import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLInt,
  GraphQLScalarType,
  GraphQLString,
  Kind,
  type ConstValueNode,
} from 'graphql';
import { convertValue } from '../../records/convertValue.ts';
import type { FieldDef, FieldType } from '../../schema/definitions.ts';

export const Long = numberScalar('Long');
export const Double = numberScalar('Double');
export const DateScalar = timeScalar('Date', 'date');
export const DateTime = timeScalar('DateTime', 'datetime');
/** An id, or `@{alias}` for the id of a record that the same request made. */
export const IdOrRef = textScalar('IdOrRef');
const TextArea = textScalar('TextArea');

/** The scalar of a field's raw value. */
export function scalarOf(field: FieldDef): GraphQLScalarType {
  return field.long ? LongTextArea : SCALARS[field.type];
}

const LongTextArea = textScalar('LongTextArea');

const SCALARS: Readonly<Record<FieldType, GraphQLScalarType>> = {
  id: GraphQLID,
  reference: GraphQLID,
  string: GraphQLString,
  textarea: TextArea,
  boolean: GraphQLBoolean,
  int: GraphQLInt,
  double: Double,
  currency: numberScalar('Currency'),
  percent: numberScalar('Percent'),
  date: DateScalar,
  datetime: DateTime,
  picklist: textScalar('Picklist'),
  multipicklist: textScalar('MultiPicklist'),
  email: textScalar('Email'),
  phone: textScalar('PhoneNumber'),
  url: textScalar('Url'),
};

function textScalar(name: string): GraphQLScalarType {
  return scalar(name, (value) => typeof value === 'string');
}

function numberScalar(name: string): GraphQLScalarType {
  return scalar(name, (value) => typeof value === 'number' && Number.isFinite(value));
}

/** Written as the API writes it: `2026-03-04`, `2026-03-04T12:00:00Z`. */
function timeScalar(name: string, type: 'date' | 'datetime'): GraphQLScalarType {
  const field = { type } as FieldDef;
  return scalar(name, (value) => typeof value === 'string' && value !== '' && 'value' in convertValue(field, value));
}

function scalar(name: string, accepts: (value: unknown) => boolean): GraphQLScalarType {
  const coerceInputValue = (value: unknown): unknown => {
    if (!accepts(value)) throw new TypeError(`${JSON.stringify(value)} is not a valid '${name}'`);
    return value;
  };
  return new GraphQLScalarType({
    name,
    coerceOutputValue: (value) => value,
    coerceInputValue,
    coerceInputLiteral: (literal) => coerceInputValue(readLiteral(literal)),
  });
}

function readLiteral(literal: ConstValueNode): unknown {
  if (literal.kind === Kind.INT || literal.kind === Kind.FLOAT) return Number(literal.value);
  return literal.kind === Kind.STRING ? literal.value : undefined;
}
