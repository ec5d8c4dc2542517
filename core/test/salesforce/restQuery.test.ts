// SPDX-License-Identifier: Apache-2.0
import { callsLeft, readPages, type QueryPage, type Row } from '../../src/salesforce/restQuery.ts';
import { API, callsTo, startScriptedOrg } from './scriptedOrg.ts';
import type { Reply, Script, ScriptedOrg } from './scriptedOrg.ts';

const COMPOSITE = `POST ${API}/composite`;
const PAGE_ROWS = 2;
const pathOf = (from: number): string => `${API}/query/01g-${from}`;

/** The page from this row on, of a query of so many rows. */
function pageOf(totalSize: number, from: number, rows = PAGE_ROWS): QueryPage {
  const to = Math.min(from + rows, totalSize);
  const records = Array.from({ length: to - from }, (_, index) => ({ Id: from + index }));
  const done = to === totalSize;
  return { totalSize, done, ...(done ? {} : { nextRecordsUrl: pathOf(to) }), records };
}

const together = (...pages: readonly (QueryPage | undefined)[]): Reply => ({
  json: {
    compositeResponse: pages.map((body, index) => ({
      httpStatusCode: body === undefined ? 400 : 200,
      body: body ?? [{ errorCode: 'INVALID_QUERY_LOCATOR', message: 'invalid query locator' }],
      referenceId: `r${index}`,
    })),
  },
});

let org: ScriptedOrg;
afterEach(() => org.close());

async function idsOf(first: QueryPage, script: Script): Promise<unknown[]> {
  org = await startScriptedOrg(script);
  const rows: Row[] = [];
  for await (const page of readPages(callsTo(org), first)) rows.push(...page);
  return rows.map(({ Id }) => Id);
}
const rows = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const lines = (): string[] => org.asked.map(({ line }) => line);

test('reads five pages in one call', async () => {
  const five = together(...[2, 4, 6, 8, 10].map((from) => pageOf(15, from)));

  const ids = await idsOf(pageOf(15, 0), {
    [COMPOSITE]: [five, together(pageOf(15, 12), pageOf(15, 14))],
  });

  expect([ids, lines()]).toEqual([rows(15), [COMPOSITE, COMPOSITE]]);
});

test('pages of long rows come one by one', async () => {
  const long = (from: number): QueryPage => {
    const page = pageOf(8, from);
    return { ...page, records: page.records.map((row) => ({ ...row, Text__c: 'x'.repeat(4_000_000) })) };
  };

  const ids = await idsOf(long(0), {
    [`GET ${pathOf(2)}`]: [{ json: long(2) }],
    [`GET ${pathOf(4)}`]: [{ json: long(4) }],
    [`GET ${pathOf(6)}`]: [{ json: long(6) }],
  });

  expect([ids, callsLeft(long(0)), callsLeft(pageOf(15, 0))]).toEqual([rows(8), 3, 2]);
});

test('a single page that is left is asked for alone', async () => {
  const ids = await idsOf(pageOf(4, 0), { [`GET ${pathOf(2)}`]: [{ json: pageOf(4, 2) }] });

  expect(ids).toEqual(rows(4));
});

test('pages that turn out smaller than the first one are read from where they end', async () => {
  // the guess 4 is wrong: after three rows the org goes on at 3
  const smaller = { ...pageOf(5, 2, 1) };

  const ids = await idsOf(pageOf(5, 0), {
    [COMPOSITE]: [together(smaller, pageOf(5, 4)), together(pageOf(5, 3, 1), pageOf(5, 4))],
  });

  expect(ids).toEqual(rows(5));
});

test('an org that gives no pages among other requests gives them alone', async () => {
  const refused = together(undefined, undefined);

  const ids = await idsOf(pageOf(6, 0), {
    [COMPOSITE]: [refused],
    [`GET ${pathOf(2)}`]: [{ json: pageOf(6, 2) }],
    [`GET ${pathOf(4)}`]: [{ json: pageOf(6, 4) }],
  });

  expect(ids).toEqual(rows(6));
});

test('an address that ends in no number is followed as it is', async () => {
  const first = { ...pageOf(4, 0), nextRecordsUrl: `${API}/query/next` };

  const ids = await idsOf(first, { [`GET ${API}/query/next`]: [{ json: pageOf(4, 2) }] });

  expect(ids).toEqual(rows(4));
});
