// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/platform/graphql/guide/aggregate-support.html
import { GraphQLObjectType, GraphQLString, type GraphQLFieldConfigMap } from 'graphql';
import { resultKey, type AggregateSource } from '../aggregate/aggregateSource.ts';
import type { FieldDef, FieldType } from '../../schema/definitions.ts';
import { defineField } from '../../schema/field.ts';
import { displayValue } from '../../uiApi/displayValue.ts';
import type { RequestContext } from '../requestContext.ts';
import { LONG_VALUE, valueTypeOf, type ShownValue, type ValueType } from './fieldValues.ts';
import { scalarOf } from './scalars.ts';

/** `PicklistAggregate` ...: the grouped value, and the functions that fields of the type have. */
export function aggregateTypeOf(field: FieldDef): AggregateFieldType {
  const value = valueTypeOf(field);
  const known = made.get(value);
  if (known !== undefined) return known;
  const name = value.name.replace(/Value$/, 'Aggregate');
  const type: AggregateFieldType = new GraphQLObjectType({ name, fields: aggregateFields(field, value) });
  made.set(value, type);
  return type;
}

type AggregateFieldType = GraphQLObjectType<AggregateSource, RequestContext>;
type Fields = GraphQLFieldConfigMap<AggregateSource, RequestContext>;

const made = new Map<ValueType, AggregateFieldType>();

function aggregateFields(field: FieldDef, value: ValueType): Fields {
  const { type } = field;
  return {
    ...groupedValue(field),
    ...(type === 'boolean' ? {} : { ...COUNTS, ...measure('min', value, same), ...measure('max', value, same) }),
    ...(NUMBERS.has(type) ? { ...measure('sum', value, same), ...AVERAGE } : {}),
    ...(type === 'date' || type === 'datetime' ? DATE_PARTS : {}),
    ...(type === 'datetime' ? DAY : {}),
  };
}

function groupedValue(field: FieldDef): Fields {
  const text: Fields[string] = {
    type: GraphQLString,
    resolve: (source, _, { format }) => displayValue(source.field ?? field, readResult(source, 'value'), format),
  };
  return {
    value: { type: scalarOf(field), resolve: (source) => readResult(source, 'value') },
    displayValue: text,
    ...(field.type === 'picklist' ? { label: text } : {}),
  };
}

/** The result of a function, as a value of its type. */
function measure(name: string, type: ValueType, resultOf: (field: FieldDef) => FieldDef): Fields {
  return {
    [name]: {
      type,
      resolve: (source): ShownValue => ({ field: resultOf(source.field ?? WHOLE), value: readResult(source, name) }),
    },
  };
}

const readResult = ({ row, path }: AggregateSource, name: string) => row.get(resultKey(path, name)) ?? null;

const same = (field: FieldDef): FieldDef => field;
const WHOLE = defineField({ name: '', label: '', type: 'int' });
const whole = (): FieldDef => WHOLE;
const double = (field: FieldDef): FieldDef => ({ ...field, type: 'double' });
const day = (field: FieldDef): FieldDef => ({ ...field, type: 'date' });

const NUMBERS: ReadonlySet<FieldType> = new Set(['int', 'double', 'currency', 'percent']);
const COUNTS: Fields = { ...measure('count', LONG_VALUE, whole), ...measure('countDistinct', LONG_VALUE, whole) };
const AVERAGE: Fields = measure('avg', valueTypeOf(double(WHOLE)), double);
const DAY: Fields = measure('dayOnly', valueTypeOf(day(WHOLE)), day);
const DATE_PARTS: Fields = {
  ...measure('calendarYear', valueTypeOf(WHOLE), whole),
  ...measure('calendarQuarter', valueTypeOf(WHOLE), whole),
  ...measure('calendarMonth', valueTypeOf(WHOLE), whole),
  ...measure('dayInMonth', valueTypeOf(WHOLE), whole),
};
