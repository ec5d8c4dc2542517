// SPDX-License-Identifier: Apache-2.0
import type { Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { unsupportedQuery } from './soqlError.ts';

/** Refuses clauses that would change the answer and are not done. `FOR VIEW`, `WITH SECURITY_ENFORCED` and the like change nothing here. */
export function refuseUnknownClauses(query: Query | Subquery): void {
  if (query.withDataCategory !== undefined) throw unsupportedQuery('WITH DATA CATEGORY');
  if (query.withAccessLevel === 'SYSTEM_MODE') throw unsupportedQuery('WITH SYSTEM_MODE');
  if (query.usingScope !== undefined && query.usingScope.toLowerCase() !== 'everything')
    throw unsupportedQuery(`USING SCOPE ${query.usingScope}`);
}
