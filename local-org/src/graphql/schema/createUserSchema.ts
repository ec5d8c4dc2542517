// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/platform/graphql/guide/graphql-about.html
import {
  GraphQLIncludeDirective,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLSkipDirective,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
} from 'graphql';
import { resolveAggregate } from '../aggregate/resolveAggregate.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import { resolveQuery } from '../query/resolveQuery.ts';
import type { RequestContext } from '../requestContext.ts';
import type { VisibleObjects } from '../visibleObjects.ts';
import { createAggregateTypes } from './aggregateTypes.ts';
import { pageArguments, ROOT_ARGUMENTS } from './connections.ts';
import { createFilterTypes, type FilterTypes } from './filters.ts';
import { createGroupTypes } from './groupBy.ts';
import { MUTATIONS_INPUT, mutationFields } from './mutationTypes.ts';
import { OptionalDirective } from './optionalDirective.ts';
import { createOrderTypes } from './orderBy.ts';
import { createRecordTypes, type PageArgumentsOf, type RecordTypes } from './recordTypes.ts';

/** The API as one user sees it: what they may not read or write is not in it. */
export function createUserSchema(visible: VisibleObjects): GraphQLSchema {
  const filterOf = createFilterTypes(visible);
  const orderOf = createOrderTypes(visible);
  const argumentsOf = (object: ObjectDef) => pageArguments(filterOf(object), orderOf(object));
  const records = createRecordTypes(visible, argumentsOf);
  const mutations = mutationFields(visible, records);
  return new GraphQLSchema({
    query: group('Query', {
      uiapi: {
        type: group('UIAPI', {
          query: { type: group('RecordQuery', queryFields(visible, records, argumentsOf)), resolve: enter },
          aggregate: { type: group('RecordQueryAggregate', aggregateFields(visible, filterOf)), resolve: enter },
        }),
        resolve: enter,
      },
    }),
    ...(Object.keys(mutations).length === 0 ? {} : { mutation: group('Mutation', { uiapi: mutationRoot(mutations) }) }),
    directives: [GraphQLIncludeDirective, GraphQLSkipDirective, OptionalDirective],
    assumeValid: true,
  });
}

type Fields = GraphQLFieldConfigMap<unknown, RequestContext>;

const enter = (): object => ({});

const group = (name: string, fields: Fields): GraphQLObjectType => new GraphQLObjectType({ name, fields });

function queryFields(visible: VisibleObjects, records: RecordTypes, argumentsOf: PageArgumentsOf): Fields {
  return Object.fromEntries(
    visible.all.map((object) => [
      object.name,
      {
        type: records.connection(object),
        args: { ...argumentsOf(object), ...ROOT_ARGUMENTS },
        resolve: resolveQuery(visible, object),
      },
    ]),
  );
}

function aggregateFields(visible: VisibleObjects, filterOf: FilterTypes): Fields {
  const connectionOf = createAggregateTypes(visible);
  const groupTypesOf = createGroupTypes(visible);
  return Object.fromEntries(
    visible.all.map((object) => {
      const { groupBy, orderBy } = groupTypesOf(object);
      return [
        object.name,
        {
          type: connectionOf(object),
          args: { ...pageArguments(filterOf(object), orderBy), groupBy: { type: groupBy }, ...ROOT_ARGUMENTS },
          resolve: resolveAggregate(visible, object),
        },
      ];
    }),
  );
}

function mutationRoot(mutations: Fields): GraphQLFieldConfig<unknown, RequestContext> {
  return {
    type: new GraphQLNonNull(group('UIAPIMutations', mutations)),
    args: { input: { type: MUTATIONS_INPUT } },
    resolve: (_, { input }, context) => {
      context.allOrNone = input?.allOrNone ?? true;
      return {};
    },
  };
}
