// SPDX-License-Identifier: Apache-2.0
import { GraphQLError, type ValidationRule } from 'graphql';

/** https://developer.salesforce.com/docs/platform/graphql/guide/query-limits.html */
const MAX_SUBQUERIES = 10;

const ROOTS: ReadonlySet<string> = new Set(['RecordQuery', 'RecordQueryAggregate']);

/** Refuses a request with more objects in it than the platform queries at once. */
export const LimitSubqueriesRule: ValidationRule = (context) => {
  let subqueries = 0;
  return {
    Field(field) {
      if (!ROOTS.has(context.getParentType()?.name ?? '')) return;
      subqueries += 1;
      if (subqueries === MAX_SUBQUERIES + 1)
        context.reportError(new GraphQLError(`A request has at most ${MAX_SUBQUERIES} subqueries`, { nodes: field }));
    },
  };
};
