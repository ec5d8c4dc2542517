// SPDX-License-Identifier: Apache-2.0
import { getNamedType, isObjectType, type GraphQLFieldResolver } from 'graphql';
import type { ObjectDef } from '../../schema/definitions.ts';
import type { Connection, RecordNode } from '../recordNode.ts';
import type { RequestContext } from '../requestContext.ts';
import type { VisibleObjects } from '../visibleObjects.ts';
import { rawArgument, type PageArguments } from './pageArguments.ts';
import { readConnection } from './readRecords.ts';
import { selectConnection } from './selectRecord.ts';

/** Resolves `uiapi.query.<Object>`: one SOQL query for all that is selected below it. */
export function resolveQuery(
  visible: VisibleObjects,
  object: ObjectDef,
): GraphQLFieldResolver<unknown, RequestContext, Omit<PageArguments, 'order'>, Connection<RecordNode> | null> {
  return (_, args, context, info) => {
    const connection = getNamedType(info.returnType);
    const [node] = info.fieldNodes;
    if (!isObjectType(connection) || node === undefined) return null;
    const selecting = { ...info, visible, variables: context.variables };
    const selection = selectConnection(selecting, object, connection, info.fieldNodes);
    const page = { ...args, order: rawArgument(node, 'orderBy', context.variables) };
    return readConnection(context, visible, object, selection, page);
  };
}
