// SPDX-License-Identifier: Apache-2.0
import type { OrgCalls } from './orgCalls.ts';

export type Row = Readonly<Record<string, unknown>>;

/** A page as the REST API gives it. `totalSize` is the count of the whole query. */
export type QueryPage = {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly Row[];
};

export function readFirstPage(calls: OrgCalls, soql: string): Promise<QueryPage> {
  return readPage(calls, `${calls.api}/query?q=${encodeURIComponent(soql)}`);
}

/** The rows of this page and of all that follow. */
export async function* readPages(calls: OrgCalls, first: QueryPage): AsyncGenerator<readonly Row[]> {
  for (let page = first; ; page = await readPage(calls, page.nextRecordsUrl!)) {
    if (page.records.length > 0) yield page.records.map(withoutAttributes);
    if (page.done) return;
  }
}

/** The object that a page's records are of; undefined for an empty page, `AggregateResult` where rows are no records. */
export function objectOf(page: QueryPage): string | undefined {
  const attributes = page.records[0]?.['attributes'] as { type?: string } | undefined;
  return attributes?.type;
}

function readPage(calls: OrgCalls, path: string): Promise<QueryPage> {
  const headers = { 'sforce-query-options': 'batchSize=2000' };
  return calls.json<QueryPage>({ method: 'GET', path, what: 'a query', headers });
}

function withoutAttributes(record: Row): Row {
  const row: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(record)) {
    if (field !== 'attributes') row[field] = isRecord(value) ? withoutAttributes(value) : value;
  }
  return row;
}

const isRecord = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
