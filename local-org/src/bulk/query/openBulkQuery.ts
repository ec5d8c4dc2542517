// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../../org.ts';
import { openQuery, type OpenQuery } from '../../soql/openQuery.ts';
import { parseSoql } from '../../soql/parseSoql.ts';
import { ApiError } from '../../wire/apiError.ts';

/** Opens what a query job can do: records of one object with fields of parents. Throws ApiError for everything else. */
export function openBulkQuery(org: Org, userId: string, soql: string): OpenQuery {
  if (parseSoql(soql).offset !== undefined) throw unsupported('OFFSET is');
  const query = openQuery(org, { userId }, soql);
  if (query.kind !== 'records') throw unsupported('Aggregate queries are');
  if (query.children.length > 0) throw unsupported('Aggregate Relationships are');
  return query;
}

const unsupported = (what: string): ApiError =>
  new ApiError(400, 'API_ERROR', `${what} not supported in Bulk V2 Query`);
