// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/platform/graphql/guide/order-schema.html
import { GraphQLEnumType, GraphQLInputObjectType, type GraphQLInputObjectType as InputObject } from 'graphql';
import type { ObjectDef } from '../../schema/definitions.ts';
import type { VisibleObjects } from '../visibleObjects.ts';
import { typePerObject } from './typePerObject.ts';

export type OrderTypes = (object: ObjectDef) => InputObject;

export const ResultOrder = new GraphQLEnumType({ name: 'ResultOrder', values: { ASC: {}, DESC: {} } });
export const NullOrder = new GraphQLEnumType({ name: 'NullOrder', values: { FIRST: {}, LAST: {} } });

const OrderByClause = new GraphQLInputObjectType({
  name: 'OrderByClause',
  fields: { order: { type: ResultOrder }, nulls: { type: NullOrder } },
});

/** `<Object>_OrderBy`: its sortable fields, and those of its parents. */
export function createOrderTypes(visible: VisibleObjects): OrderTypes {
  const orderOf = typePerObject(
    (object): InputObject =>
      new GraphQLInputObjectType({
        name: `${object.name}_OrderBy`,
        fields: () => ({ ...sortableFields(visible, object), ...parentOrders(visible, object, orderOf) }),
      }),
  );
  return orderOf;
}

function sortableFields(visible: VisibleObjects, object: ObjectDef) {
  const sortable = visible.fields(object).filter(({ long, type }) => !long && type !== 'multipicklist');
  return Object.fromEntries(sortable.map(({ name }) => [name, { type: OrderByClause }]));
}

function parentOrders(visible: VisibleObjects, object: ObjectDef, orderOf: OrderTypes) {
  return Object.fromEntries(
    visible.parents(object).flatMap(({ name, targets: [target], isPolymorphic }) => {
      return target === undefined || isPolymorphic ? [] : [[name, { type: orderOf(target) }]];
    }),
  );
}
