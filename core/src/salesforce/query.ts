// SPDX-License-Identifier: Apache-2.0
import { createQueryJob, readQueryJob } from './bulkQuery.ts';
import type { OrgCalls } from './orgCalls.ts';
import { objectOf, readFirstPage, readPages } from './restQuery.ts';
import type { QueryPage, Row } from './restQuery.ts';

/**
 * The rows of a query, page by page, without `attributes`; datetimes end in `+0000`.
 * Goes on as a Bulk query job where the first page tells of more rows than `limits.bulkQueryAbove`: one job
 * instead of a call for every 2,000 rows. What a query job cannot answer is paged over REST to its end.
 */
export async function* query(calls: OrgCalls, soql: string): AsyncGenerator<readonly Row[]> {
  const first = await readFirstPage(calls, soql);
  const job = isForBulk(calls, first) ? await createQueryJob(calls, soql) : undefined;
  if (job === undefined) yield* readPages(calls, first);
  else yield* readQueryJob(calls, job, objectOf(first)!);
}

function isForBulk({ limits }: OrgCalls, first: QueryPage): boolean {
  const object = objectOf(first);
  const isRecords = object !== undefined && object !== 'AggregateResult';
  return isRecords && !first.done && first.totalSize > limits.bulkQueryAbove;
}
