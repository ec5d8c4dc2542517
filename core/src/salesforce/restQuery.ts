// SPDX-License-Identifier: Apache-2.0
// Queries over REST, page by page (REST API guide, "Query" and "Query More Results").
import { askTogether, type Subrequest } from './composite.ts';
import type { OrgCalls } from './orgCalls.ts';
import { refusal } from './platformError.ts';
import type { Question } from './question.ts';

export type Row = Readonly<Record<string, unknown>>;

/** A page as the REST API gives it. `totalSize` is the count of the whole query. */
export type QueryPage = {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly Row[];
};

const WHAT = 'a query';

/** Pages have 2,000 rows unless the org makes them smaller. */
export function queryQuestion(api: string, soql: string): Question<QueryPage> {
  return {
    request: pageRequest(`${api}/query?q=${encodeURIComponent(soql)}`),
    read: ({ status, body }) => {
      if (status >= 300) throw refusal(WHAT, status, body);
      return body as QueryPage;
    },
  };
}

/** The rows of this page and of all that follow. */
export async function* readPages(calls: OrgCalls, first: QueryPage): AsyncGenerator<readonly Row[]> {
  yield* rowsOf(first);
  for (let last = first; !last.done;) {
    for (const page of await readNextPages(calls, last)) {
      yield* rowsOf(page);
      last = page;
    }
  }
}

/** The object that a page's records are of; undefined for an empty page, `AggregateResult` where rows are no records. */
export function objectOf(page: QueryPage): string | undefined {
  const attributes = page.records[0]?.['attributes'] as { type?: string } | undefined;
  return attributes?.type;
}

/**
 * At least one page, and up to five in one call. Their addresses are guessed: the platform's end in the number of rows
 * before them. A guess counts when the page before says the same; what was guessed wrong is asked for in its turn.
 */
async function readNextPages(calls: OrgCalls, last: QueryPage): Promise<readonly QueryPage[]> {
  const paths = nextPaths(last);
  const answers = await askTogether(calls, paths.map(pageRequest));
  const pages: QueryPage[] = [];
  for (const [index, { status, body }] of answers.entries()) {
    const told = pages.at(-1) ?? last;
    if (told.done || told.nextRecordsUrl !== paths[index] || status >= 300) break;
    pages.push(body as QueryPage);
  }
  return pages.length > 0 ? pages : [await readPage(calls, paths[0]!)];
}

function nextPaths(last: QueryPage): readonly string[] {
  const { nextRecordsUrl = '', records } = last;
  const [, query = '', before = ''] = /^(.+-)(\d+)$/.exec(nextRecordsUrl) ?? [];
  if (query === '' || records.length === 0) return [nextRecordsUrl];
  const length = Math.max(1, Math.min(pagesLeft(last), pagesAtOnce(last)));
  return Array.from({ length }, (_, page) => `${query}${Number(before) + page * records.length}`);
}

/** How many calls bring the rest, as far as this page tells. */
export function callsLeft(page: QueryPage): number {
  return Math.ceil(pagesLeft(page) / pagesAtOnce(page));
}

function pagesLeft({ done, nextRecordsUrl = '', totalSize, records }: QueryPage): number {
  const before = Number(/-(\d+)$/.exec(nextRecordsUrl)?.[1] ?? records.length);
  return done ? 0 : Math.ceil((totalSize - before) / Math.max(1, records.length));
}

const MOST_PAGES = 5;
/** An answer is read whole: rows with long texts come page by page. */
const ANSWER_BYTES = 10_000_000;
const SAMPLE_ROWS = 20;

function pagesAtOnce({ records }: QueryPage): number {
  const sample = records.slice(0, SAMPLE_ROWS);
  const bytes = (JSON.stringify(sample).length / Math.max(1, sample.length)) * records.length;
  return Math.max(1, Math.min(MOST_PAGES, Math.floor(ANSWER_BYTES / bytes)));
}

/** Alone: an org may refuse further pages among other requests. */
function readPage(calls: OrgCalls, path: string): Promise<QueryPage> {
  return calls.json<QueryPage>({ method: 'GET', path, what: WHAT });
}

function pageRequest(path: string): Subrequest {
  return { method: 'GET', path, what: WHAT };
}

function* rowsOf({ records }: QueryPage): Generator<readonly Row[]> {
  if (records.length > 0) yield records.map(withoutAttributes);
}

function withoutAttributes(record: Row): Row {
  const row: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(record)) {
    if (field !== 'attributes') row[field] = isRecord(value) ? withoutAttributes(value) : value;
  }
  return row;
}

const isRecord = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
