// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/platform/graphql/guide/filter-fields.html
import {
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
  type GraphQLInputFieldConfig,
  type GraphQLInputObjectType as InputObject,
} from 'graphql';
import type { FieldDef, FieldType, ObjectDef } from '../../schema/definitions.ts';
import type { VisibleObjects } from '../visibleObjects.ts';
import { DateInput, DateTimeInput } from './dateInputs.ts';
import { scalarOf } from './scalars.ts';
import { typePerObject } from './typePerObject.ts';

export type FilterTypes = (object: ObjectDef) => InputObject;

type Fields = Record<string, GraphQLInputFieldConfig>;

/** `<Object>_Filter`: an operator type for each field, the filters of its parents, and `and`, `or`, `not`. */
export function createFilterTypes(visible: VisibleObjects): FilterTypes {
  const idOperators: InputObject = new GraphQLInputObjectType({
    name: 'IdOperators',
    fields: () => ({ ...compare(scalarOf(ID)), inq: { type: join }, ninq: { type: join } }),
  });
  const filterOf = typePerObject(
    (object): InputObject =>
      new GraphQLInputObjectType({
        name: `${object.name}_Filter`,
        fields: () => ({
          ...combinations(filterOf(object)),
          ...fieldFilters(visible, object, idOperators),
          ...parentFilters(visible, object, filterOf),
        }),
      }),
  );
  // a semi-join: the records whose ids a field of other records holds
  const join: InputObject = new GraphQLInputObjectType({
    name: 'JoinInput',
    fields: () => ({
      ApiName: { type: new GraphQLNonNull(GraphQLString) },
      ...Object.fromEntries(visible.all.map((object) => [object.name, { type: filterOf(object) }])),
    }),
  });
  return filterOf;
}

const ID = { type: 'id', long: false } as FieldDef;

function combinations(filter: InputObject): Fields {
  const several = { type: new GraphQLList(filter) };
  return { and: several, or: several, not: { type: filter } };
}

function fieldFilters(visible: VisibleObjects, object: ObjectDef, idOperators: InputObject): Fields {
  return Object.fromEntries(
    visible
      .fields(object)
      .filter(({ long }) => !long)
      .map(({ name, type }) => [name, { type: OPERATORS[type] ?? idOperators }]),
  );
}

function parentFilters(visible: VisibleObjects, object: ObjectDef, filterOf: FilterTypes): Fields {
  return Object.fromEntries(
    visible.parents(object).flatMap(({ name, targets: [target], isPolymorphic }) => {
      return target === undefined || isPolymorphic ? [] : [[name, { type: filterOf(target) }]];
    }),
  );
}

type InputType = GraphQLInputFieldConfig['type'];

function equality(type: InputType): Fields {
  const several = new GraphQLList(type);
  return { eq: { type }, ne: { type }, in: { type: several }, nin: { type: several } };
}

function compare(type: InputType): Fields {
  return { ...equality(type), lt: { type }, lte: { type }, gt: { type }, gte: { type } };
}

function match(type: InputType): Fields {
  return { ...compare(type), like: { type } };
}

function choose(type: InputType): Fields {
  const several = new GraphQLList(type);
  return { eq: { type }, ne: { type }, includes: { type: several }, excludes: { type: several } };
}

function operators(name: string, type: FieldType, fields: (type: InputType) => Fields, of?: InputType): InputObject {
  const raw = of ?? scalarOf({ type, long: false } as FieldDef);
  return new GraphQLInputObjectType({ name: `${name}Operators`, fields: () => fields(raw) });
}

/** All but ids, whose operators know the filters of all objects. */
const OPERATORS: Partial<Record<FieldType, InputObject>> = {
  string: operators('String', 'string', match),
  textarea: operators('TextArea', 'textarea', match),
  boolean: operators('Boolean', 'boolean', (type) => ({ eq: { type }, ne: { type } })),
  int: operators('Integer', 'int', compare),
  double: operators('Double', 'double', compare),
  currency: operators('Currency', 'currency', compare),
  percent: operators('Percent', 'percent', compare),
  date: operators('Date', 'date', compare, DateInput),
  datetime: operators('DateTime', 'datetime', compare, DateTimeInput),
  picklist: operators('Picklist', 'picklist', match),
  multipicklist: operators('MultiPicklist', 'multipicklist', choose),
  email: operators('Email', 'email', match),
  phone: operators('PhoneNumber', 'phone', match),
  url: operators('Url', 'url', match),
};
