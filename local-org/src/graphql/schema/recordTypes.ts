// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/platform/graphql/guide/query-record-objects.html
import {
  GraphQLID,
  GraphQLInterfaceType,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
  GraphQLUnionType,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLFieldConfigMap,
} from 'graphql';
import type { ObjectDef } from '../../schema/definitions.ts';
import type { RecordNode } from '../recordNode.ts';
import { translateField, type RequestContext } from '../requestContext.ts';
import type { ParentRelation, VisibleObjects } from '../visibleObjects.ts';
import { connectionType } from './connections.ts';
import { valueTypeOf } from './fieldValues.ts';
import { Long } from './scalars.ts';
import { typePerObject } from './typePerObject.ts';

export type RecordType = GraphQLObjectType<RecordNode, RequestContext>;

export type RecordTypes = {
  record(object: ObjectDef): RecordType;
  connection(object: ObjectDef): GraphQLObjectType;
};

/** What a connection of the object takes. */
export type PageArgumentsOf = (object: ObjectDef) => GraphQLFieldConfigArgumentMap;

type Fields = GraphQLFieldConfigMap<RecordNode, RequestContext>;

const OWN_FIELDS: Fields = {
  Id: { type: new GraphQLNonNull(GraphQLID), resolve: ({ id }) => id },
  ApiName: { type: new GraphQLNonNull(GraphQLString), resolve: ({ object }) => object.name },
  WeakEtag: {
    type: new GraphQLNonNull(Long),
    resolve: ({ values }) => Date.parse(String(values['SystemModstamp'])),
  },
  DisplayValue: { type: GraphQLString, resolve: ({ object, values }) => values[object.nameField] ?? null },
};

/** What every record has, whatever its object. */
const RecordInterface = new GraphQLInterfaceType({
  name: 'Record',
  fields: Object.fromEntries(Object.entries(OWN_FIELDS).map(([name, { type }]) => [name, { type }])),
});

/** One type for each object: its fields as values, its parents as records, its children as connections. */
export function createRecordTypes(visible: VisibleObjects, argumentsOf: PageArgumentsOf): RecordTypes {
  const record = typePerObject(
    (object): RecordType =>
      new GraphQLObjectType({
        name: object.name,
        interfaces: [RecordInterface],
        fields: () => ({
          ...OWN_FIELDS,
          ...valueFields(visible, object),
          ...parentFields(visible, object, record),
          ...childFields(visible, object, (child) => ({
            type: connection(child),
            args: argumentsOf(child),
          })),
        }),
      }),
  );
  const connection = typePerObject((object) => connectionType(object.name, () => record(object)));
  return { record, connection };
}

function valueFields(visible: VisibleObjects, object: ObjectDef): Fields {
  const shown = visible.fields(object).filter(({ name }) => name !== 'Id');
  return Object.fromEntries(
    shown.map((field) => [
      field.name,
      {
        type: valueTypeOf(field),
        resolve: ({ values }: RecordNode, _: unknown, context: RequestContext) => ({
          field: translateField(context, object, field),
          value: values[field.name] ?? null,
        }),
      },
    ]),
  );
}

function parentFields(visible: VisibleObjects, object: ObjectDef, record: RecordTypes['record']): Fields {
  return Object.fromEntries(
    visible.parents(object).map((relation) => [
      relation.name,
      {
        type: parentType(object, relation, record),
        resolve: ({ parents }: RecordNode) => parents[relation.name] ?? null,
      },
    ]),
  );
}

/** What may be of several objects is a union, and is read by inline fragments. */
function parentType(
  object: ObjectDef,
  { name, targets, isPolymorphic }: ParentRelation,
  record: RecordTypes['record'],
) {
  const [target] = targets;
  if (!isPolymorphic && target !== undefined) return record(target);
  return new GraphQLUnionType({
    name: `${object.name}_${name}`,
    types: () => targets.map(record),
    resolveType: (node: RecordNode) => node.object.name,
  });
}

function childFields(
  visible: VisibleObjects,
  object: ObjectDef,
  toField: (child: ObjectDef) => Fields[string],
): Fields {
  return Object.fromEntries(
    visible.children(object).map(({ name, child }) => [
      name,
      {
        ...toField(child),
        resolve: ({ children }: RecordNode, _: unknown, __: RequestContext, { path }) => children[path.key] ?? null,
      },
    ]),
  );
}
