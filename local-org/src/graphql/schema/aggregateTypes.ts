// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/platform/graphql/guide/aggregate-schema.html
import { GraphQLObjectType, type GraphQLFieldConfigMap } from 'graphql';
import type { AggregateSource } from '../aggregate/aggregateSource.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import { translateField, type RequestContext } from '../requestContext.ts';
import type { VisibleObjects } from '../visibleObjects.ts';
import { connectionType } from './connections.ts';
import { aggregateTypeOf } from './fieldAggregates.ts';
import { typePerObject } from './typePerObject.ts';

/** `<Object>AggregateConnection`, whose nodes are `{aggregate {<Field> {value count {value} ...}}}`. */
export function createAggregateTypes(visible: VisibleObjects): (object: ObjectDef) => GraphQLObjectType {
  const aggregate = typePerObject(
    (object): AggregateType =>
      new GraphQLObjectType({
        name: `${object.name}Aggregate`,
        fields: () => ({ ...fieldAggregates(visible, object), ...parentAggregates(visible, object, aggregate) }),
      }),
  );
  const result = typePerObject(
    (object): AggregateType =>
      new GraphQLObjectType({
        name: `${object.name}Result`,
        fields: () => ({ aggregate: { type: aggregate(object), resolve: (source) => source } }),
      }),
  );
  return typePerObject((object) => connectionType(`${object.name}Aggregate`, () => result(object)));
}

type AggregateType = GraphQLObjectType<AggregateSource, RequestContext>;
type Fields = GraphQLFieldConfigMap<AggregateSource, RequestContext>;

function fieldAggregates(visible: VisibleObjects, object: ObjectDef): Fields {
  const shown = visible.fields(object).filter(({ long, type }) => !long && type !== 'multipicklist');
  return Object.fromEntries(
    shown.map((field) => [
      field.name,
      {
        type: aggregateTypeOf(field),
        resolve: ({ row, path }: AggregateSource, _: unknown, context: RequestContext): AggregateSource => ({
          row,
          path: [...path, field.name],
          field: translateField(context, object, field),
        }),
      },
    ]),
  );
}

function parentAggregates(
  visible: VisibleObjects,
  object: ObjectDef,
  aggregate: (object: ObjectDef) => AggregateType,
): Fields {
  return Object.fromEntries(
    visible.parents(object).flatMap(({ name, targets: [target], isPolymorphic }) => {
      if (target === undefined || isPolymorphic) return [];
      const resolve = ({ row, path }: AggregateSource): AggregateSource => ({ row, path: [...path, name] });
      return [[name, { type: aggregate(target), resolve }]];
    }),
  );
}
