// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/platform/graphql/guide/query-record-objects.html
import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLInputObjectType,
} from 'graphql';

/** Every connection is `{edges {node cursor} pageInfo totalCount}`. `name` is the object's, or with `Aggregate` behind it. */
export function connectionType(name: string, node: () => GraphQLObjectType): GraphQLObjectType {
  const edge = new GraphQLObjectType({
    name: `${name}Edge`,
    fields: () => ({ node: { type: node() }, cursor: { type: new GraphQLNonNull(GraphQLString) } }),
  });
  return new GraphQLObjectType({
    name: `${name}Connection`,
    fields: {
      edges: { type: new GraphQLList(edge) },
      pageInfo: { type: new GraphQLNonNull(PageInfo) },
      totalCount: { type: new GraphQLNonNull(GraphQLInt) },
    },
  });
}

const PageInfo = new GraphQLObjectType({
  name: 'PageInfo',
  fields: {
    hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    hasPreviousPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    startCursor: { type: GraphQLString },
    endCursor: { type: GraphQLString },
  },
});

const SupportedScopes = new GraphQLEnumType({
  name: 'SupportedScopes',
  values: Object.fromEntries(
    ['ASSIGNEDTOME', 'DELEGATED', 'EVERYTHING', 'MINE', 'MINE_AND_MY_GROUPS', 'SCOPINGRULE', 'TEAM'].map((name) => [
      name,
      {},
    ]),
  ),
});

/** What children take. */
export function pageArguments(
  where: GraphQLInputObjectType,
  orderBy: GraphQLInputObjectType,
): GraphQLFieldConfigArgumentMap {
  return {
    first: { type: GraphQLInt },
    after: { type: GraphQLString },
    where: { type: where },
    orderBy: { type: orderBy },
  };
}

/** What the objects of a query take besides. */
export const ROOT_ARGUMENTS: GraphQLFieldConfigArgumentMap = {
  scope: { type: SupportedScopes },
  upperBound: { type: GraphQLInt },
};
