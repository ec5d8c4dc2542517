// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/platform/graphql/guide/mutations-use.html
import { isObjectType, type GraphQLFieldResolver, type GraphQLResolveInfo } from 'graphql';
import type { RecordValues, SaveRequest } from '../../records/records.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import { GraphqlFailure } from '../graphqlFailure.ts';
import { descend } from '../query/collectFields.ts';
import { readByIds } from '../query/readRecords.ts';
import { selectRecord } from '../query/selectRecord.ts';
import type { RecordNode } from '../recordNode.ts';
import type { RequestContext } from '../requestContext.ts';
import type { VisibleObjects } from '../visibleObjects.ts';

type Input = { readonly Id?: string; readonly [object: string]: unknown };
type Resolver<Result> = GraphQLFieldResolver<unknown, RequestContext, { readonly input: Input }, Result>;
type Saved = { readonly Record: RecordNode | null; readonly success: true };

export function resolveCreate(visible: VisibleObjects, object: ObjectDef): Resolver<Saved> {
  return (_, { input }, context, info) => {
    const id = save(context, info, object, 'insert', input);
    return { Record: readBack(visible, object, id, context, info), success: true };
  };
}

export function resolveUpdate(visible: VisibleObjects, object: ObjectDef): Resolver<Saved> {
  return (_, { input }, context, info) => {
    const id = save(context, info, object, 'update', input);
    return { Record: readBack(visible, object, id, context, info), success: true };
  };
}

export function resolveDelete(_: VisibleObjects, object: ObjectDef): Resolver<{ readonly Id: string }> {
  return (__, { input }, context, info) => ({ Id: save(context, info, object, 'delete', input) });
}

/** Saves one record with the rights of the user; answers its id, and keeps it for operations that refer to it. */
function save(
  context: RequestContext,
  info: GraphQLResolveInfo,
  object: ObjectDef,
  operation: SaveRequest['operation'],
  input: Input,
): string {
  const values = resolveReferences(context, object, (input[object.name] ?? {}) as RecordValues);
  const id = input.Id === undefined ? {} : { id: resolveReference(context, input.Id) };
  const [result] = context.org.records.save({
    object: object.name,
    operation,
    records: [{ ...id, values }],
    allOrNone: true,
    actor: { userId: context.userId, system: false },
  });
  if (result?.success !== true)
    throw new GraphqlFailure('DataFetchingException', (result?.errors ?? []).map(({ message }) => message).join('; '));
  // an update can't be referred to
  if (operation !== 'update') context.ids.set(String(info.path.key), result.id);
  return result.id;
}

function resolveReferences(context: RequestContext, object: ObjectDef, values: RecordValues): RecordValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && object.fields.get(name)?.type === 'reference'
        ? resolveReference(context, value)
        : value,
    ]),
  );
}

/** `@{alias}` is the id that an earlier operation of the request made. */
function resolveReference({ ids }: RequestContext, value: string): string {
  const alias = /^@\{(.+)\}$/.exec(value)?.[1];
  if (alias === undefined) return value;
  const id = ids.get(alias);
  if (id === undefined)
    throw new GraphqlFailure('DataFetchingException', `${value} refers to no earlier operation that succeeded`);
  return id;
}

/** The record as it is after the save, with its own fields: parents and children are not read here. */
function readBack(
  visible: VisibleObjects,
  object: ObjectDef,
  id: string,
  context: RequestContext,
  info: GraphQLResolveInfo,
): RecordNode | null {
  const payload = info.schema.getType(`${info.fieldName}Payload`);
  const nodes = isObjectType(payload) ? descend(info, info.fieldNodes, [payload], ['Record']) : [];
  const selecting = { ...info, visible, variables: context.variables };
  const selection = selectRecord(selecting, object, nodes);
  const related = [...selection.columns].some((column) => column.includes('.'));
  if (related || selection.children.length > 0 || selection.lookups.length > 0)
    throw new GraphqlFailure(
      'DataFetchingException',
      'A mutation answers fields of the record itself, no related records',
    );
  return readByIds(context, visible, object, selection, [id])[0] ?? null;
}
