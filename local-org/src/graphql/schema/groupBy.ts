// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/platform/graphql/guide/aggregate-groupby-schema.html
// https://developer.salesforce.com/docs/platform/graphql/guide/aggregate-orderby-schema.html
import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLInputObjectType,
  type GraphQLInputObjectType as InputObject,
} from 'graphql';
import type { FieldDef, ObjectDef } from '../../schema/definitions.ts';
import type { VisibleObjects } from '../visibleObjects.ts';
import { NullOrder, ResultOrder } from './orderBy.ts';
import { typePerObject } from './typePerObject.ts';

export type GroupTypes = { readonly groupBy: InputObject; readonly orderBy: InputObject };

/** `groupBy` and `orderBy` of an aggregate query. */
export function createGroupTypes(visible: VisibleObjects): (object: ObjectDef) => GroupTypes {
  const groupOf = fieldTree(visible, 'GroupBy', groupClause);
  const orderOf = fieldTree(visible, 'AggregateOrderBy', orderClause);
  return (object) => ({ groupBy: groupOf(object), orderBy: orderOf(object) });
}

/** An input for each object: a clause for each field of its, and the inputs of its parents. */
function fieldTree(
  visible: VisibleObjects,
  suffix: string,
  clauseOf: (field: FieldDef) => InputObject,
): (object: ObjectDef) => InputObject {
  const treeOf = typePerObject(
    (object): InputObject =>
      new GraphQLInputObjectType({
        name: `${object.name}_${suffix}`,
        fields: () =>
          Object.fromEntries([
            ...groupable(visible, object).map((field) => [field.name, { type: clauseOf(field) }]),
            ...visible.parents(object).flatMap(({ name, targets: [target], isPolymorphic }) => {
              return target === undefined || isPolymorphic ? [] : [[name, { type: treeOf(target) }]];
            }),
          ]),
      }),
  );
  return treeOf;
}

function groupable(visible: VisibleObjects, object: ObjectDef): readonly FieldDef[] {
  return visible.fields(object).filter(({ long, type }) => !long && type !== 'multipicklist');
}

const GroupByClause = new GraphQLInputObjectType({
  name: 'GroupByClause',
  fields: { group: { type: GraphQLBoolean } },
});

const GroupByDateFunction = new GraphQLInputObjectType({
  name: 'GroupByDateFunction',
  fields: {
    group: { type: GraphQLBoolean },
    function: {
      type: new GraphQLEnumType({
        name: 'GroupByFunction',
        values: Object.fromEntries(
          [
            ...['CALENDAR_MONTH', 'CALENDAR_QUARTER', 'CALENDAR_YEAR', 'DAY_IN_MONTH', 'DAY_IN_WEEK', 'DAY_IN_YEAR'],
            ...['DAY_ONLY', 'FISCAL_MONTH', 'FISCAL_QUARTER', 'FISCAL_YEAR', 'HOUR_IN_DAY'],
            ...['WEEK_IN_MONTH', 'WEEK_IN_YEAR'],
          ].map((name) => [name, {}]),
        ),
      }),
    },
  },
});

function groupClause({ type }: FieldDef): InputObject {
  return type === 'date' || type === 'datetime' ? GroupByDateFunction : GroupByClause;
}

const ORDER = { order: { type: ResultOrder }, nulls: { type: NullOrder } };

function orderClauseType(name: string, functions: readonly string[]): InputObject {
  const values = Object.fromEntries(functions.map((one) => [one, {}]));
  const enumeration = new GraphQLEnumType({ name: `AggregateOrderBy${name}Function`, values });
  return new GraphQLInputObjectType({
    name: `AggregateOrderBy${name}Clause`,
    fields: { ...ORDER, function: { type: enumeration } },
  });
}

const OrderByString = orderClauseType('String', ['COUNT', 'COUNT_DISTINCT', 'MAX', 'MIN']);
const OrderByNumber = orderClauseType('Number', ['AVG', 'COUNT', 'COUNT_DISTINCT', 'MAX', 'MIN', 'SUM']);
const OrderByPlain = new GraphQLInputObjectType({ name: 'NoFunctionAggregateOrderByClause', fields: ORDER });

function orderClause({ type }: FieldDef): InputObject {
  if (type === 'boolean' || type === 'reference') return OrderByPlain;
  return ['int', 'double', 'currency', 'percent'].includes(type) ? OrderByNumber : OrderByString;
}
