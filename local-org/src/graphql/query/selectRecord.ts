// SPDX-License-Identifier: Apache-2.0
// From what a query selects of a record to the columns, lookups and child queries that give it.
import {
  getArgumentValues,
  getNamedType,
  isObjectType,
  isUnionType,
  type FieldNode,
  type GraphQLObjectType,
} from 'graphql';
import type { ObjectDef } from '../../schema/definitions.ts';
import { GraphqlFailure } from '../graphqlFailure.ts';
import type { ParentRelation, VisibleObjects } from '../visibleObjects.ts';
import { collectFields, descend, type LookAhead } from './collectFields.ts';
import { rawArgument, type PageArguments } from './pageArguments.ts';

export type RecordSelection = {
  /** Paths of columns, `Name`, `Account__r.Name`. */
  readonly columns: Set<string>;
  /** Polymorphic parents: each of their objects is a query of its own. */
  readonly lookups: Lookup[];
  readonly children: ChildSelection[];
};

export type Lookup = {
  /** Relations from the record to the one that has the lookup. */
  readonly path: readonly string[];
  readonly relation: ParentRelation;
  readonly selections: ReadonlyMap<string, RecordSelection>;
};

export type ChildSelection = {
  /** In the answer. */
  readonly key: string;
  readonly relationship: string;
  readonly object: ObjectDef;
  readonly page: PageArguments;
  readonly selection: RecordSelection;
};

/** What selections are read with. */
export type Selecting = LookAhead & {
  readonly visible: VisibleObjects;
  readonly variables: Readonly<Record<string, unknown>>;
};

/** Reads `nodes`, which select of the object's type. */
export function selectRecord(
  selecting: Selecting,
  object: ObjectDef,
  nodes: readonly FieldNode[],
  isChild = false,
): RecordSelection {
  const selection: RecordSelection = { columns: new Set(), lookups: [], children: [] };
  addFields({ selecting, selection, isChild }, object, [], nodes);
  return selection;
}

/** What a connection's nodes select of its records; undefined where they only count them. */
export function selectConnection(
  selecting: Selecting,
  object: ObjectDef,
  connection: GraphQLObjectType,
  nodes: readonly FieldNode[],
  isChild = false,
): RecordSelection {
  const edge = selecting.schema.getType(`${object.name}Edge`);
  const types = isObjectType(edge) ? [connection, edge] : [connection];
  return selectRecord(selecting, object, descend(selecting, nodes, types, ['edges', 'node']), isChild);
}

type Adding = { readonly selecting: Selecting; readonly selection: RecordSelection; readonly isChild: boolean };

function addFields(adding: Adding, object: ObjectDef, path: readonly string[], nodes: readonly FieldNode[]): void {
  const { selecting, selection } = adding;
  const type = selecting.schema.getType(object.name);
  if (!isObjectType(type)) return;
  selection.columns.add([...path, 'Id'].join('.'));
  for (const [key, fields] of collectFields(selecting, type, nodes))
    addField(adding, { object, type, path, key }, fields);
}

type Place = {
  readonly object: ObjectDef;
  readonly type: GraphQLObjectType;
  readonly path: readonly string[];
  /** The field's name in the answer. */
  readonly key: string;
};

function addField(adding: Adding, place: Place, nodes: readonly FieldNode[]): void {
  const { selecting, selection } = adding;
  const { object, path } = place;
  const name = nodes[0]?.name.value ?? '';
  const column = OWN_COLUMNS[name]?.(object) ?? object.fields.get(name)?.name;
  if (column !== undefined) return void selection.columns.add([...path, column].join('.'));
  const parent = selecting.visible.parents(object).find((relation) => relation.name === name);
  if (parent !== undefined) return addParent(adding, place, parent, nodes);
  const child = selecting.visible.children(object).find((relation) => relation.name === name);
  if (child !== undefined) addChildren(adding, place, child.child, nodes);
}

/** Fields that are no columns of that name. */
const OWN_COLUMNS: Readonly<Record<string, (object: ObjectDef) => string>> = {
  __typename: () => 'Id',
  ApiName: () => 'Id',
  WeakEtag: () => 'SystemModstamp',
  DisplayValue: ({ nameField }) => nameField,
};

function addParent(adding: Adding, place: Place, relation: ParentRelation, nodes: readonly FieldNode[]): void {
  const { selecting, selection } = adding;
  const [target] = relation.targets;
  if (!relation.isPolymorphic && target !== undefined)
    return addFields(adding, target, [...place.path, relation.name], nodes);
  const union = getNamedType(place.type.getFields()[relation.name]?.type);
  if (!isUnionType(union)) return;
  selection.columns.add([...place.path, relation.field.name].join('.'));
  const selections = new Map(
    relation.targets.map((object) => [object.name, selectRecord(selecting, object, nodes, true)]),
  );
  selection.lookups.push({ path: place.path, relation, selections });
}

function addChildren(adding: Adding, place: Place, object: ObjectDef, nodes: readonly FieldNode[]): void {
  const { selecting, selection, isChild } = adding;
  const [node] = nodes;
  const field = place.type.getFields()[node?.name.value ?? ''];
  const connection = getNamedType(field?.type);
  if (node === undefined || field === undefined || !isObjectType(connection)) return;
  if (isChild || place.path.length > 0)
    throw new GraphqlFailure(
      'DataFetchingException',
      `Child relationships are read from the objects of the query only, one level deep: ${place.object.name}.${field.name}`,
    );
  const given = getArgumentValues(field, node, selecting.variableValues);
  selection.children.push({
    key: place.key,
    relationship: field.name,
    object,
    page: { ...given, order: rawArgument(node, 'orderBy', selecting.variables) },
    selection: selectConnection(selecting, object, connection, nodes, true),
  });
}
