// SPDX-License-Identifier: Apache-2.0
import { createQueryJob, readQueryJob } from './bulkQuery.ts';
import type { Describes } from './describe.ts';
import type { OrgCalls } from './orgCalls.ts';
import { askOne } from './question.ts';
import { callsLeft, objectOf, queryQuestion, readPages } from './restQuery.ts';
import type { QueryPage, Row } from './restQuery.ts';

/** The rows of a query, page by page, without `attributes`; datetimes end in `+0000`. */
export async function* query(calls: OrgCalls, describes: Describes, soql: string): AsyncGenerator<readonly Row[]> {
  yield* readOn(calls, describes, soql, await askOne(calls, queryQuestion(calls.api, soql)));
}

/**
 * The rows of a query whose first page is there. Goes on as a Bulk query job where that page tells of more rows than
 * `limits.bulkQueryAbove`, or of rows so long that pages would take many calls. What a query job cannot answer is paged
 * over REST to its end.
 */
export async function* readOn(
  calls: OrgCalls,
  describes: Describes,
  soql: string,
  first: QueryPage,
): AsyncGenerator<readonly Row[]> {
  const id = isForBulk(calls, first) ? await createQueryJob(calls, soql) : undefined;
  if (id === undefined) yield* readPages(calls, first);
  else yield* readQueryJob(calls, { id, object: objectOf(first)!, rows: first.totalSize }, describes);
}

/** A query job takes two calls and the looks at its state. */
const CALLS_WORTH_A_JOB = 4;

function isForBulk({ limits }: OrgCalls, first: QueryPage): boolean {
  const object = objectOf(first);
  const isRecords = object !== undefined && object !== 'AggregateResult';
  const isLong = first.totalSize > limits.bulkQueryAbove || callsLeft(first) >= CALLS_WORTH_A_JOB;
  return isRecords && !first.done && isLong;
}
