// SPDX-License-Identifier: Apache-2.0
import { openDescribes } from '../../src/salesforce/describe.ts';
import { query } from '../../src/salesforce/query.ts';
import type { Row } from '../../src/salesforce/restQuery.ts';
import { API, callsTo, startScriptedOrg } from './scriptedOrg.ts';
import type { Reply, Script, ScriptedOrg } from './scriptedOrg.ts';

const SOQL = 'SELECT Id, Score__c FROM Thing__c';
const QUERY = `GET ${API}/query`;
const NEXT = `${API}/query/01g-2000`;
const attributes = { type: 'Thing__c', url: '/x' };
const first = (totalSize: number, type = 'Thing__c'): Reply => ({
  json: { totalSize, done: false, nextRecordsUrl: NEXT, records: [{ attributes: { type }, Id: '1', Score__c: 0.5 }] },
});
const second: Reply = { json: { totalSize: 2, done: true, records: [{ attributes, Id: '2', Score__c: null }] } };
const BOTH = [
  { Id: '1', Score__c: 0.5 },
  { Id: '2', Score__c: null },
];

const JOB = `${API}/jobs/query/750`;
const field = {
  createable: true,
  updateable: true,
  externalId: false,
  unique: false,
  relationshipName: null,
  referenceTo: [],
};
const describe = {
  name: 'Thing__c',
  fields: [
    { ...field, name: 'Id', type: 'id' },
    { ...field, name: 'Score__c', type: 'double' },
  ],
};
const BULK: Script = {
  [QUERY]: [first(3)],
  [`POST ${API}/jobs/query`]: [{ json: { id: '750', state: 'UploadComplete' } }],
  [`GET ${JOB}`]: [{ json: { id: '750', state: 'InProgress' } }, { json: { id: '750', state: 'JobComplete' } }],
  [`GET ${API}/sobjects/Thing__c/describe`]: [{ json: describe }],
};
const page = (text: string, locator: string): Reply => ({ text, headers: { 'sforce-locator': locator } });

let org: ScriptedOrg;
afterEach(() => org.close());

async function rowsOf(script: Script): Promise<Row[]> {
  org = await startScriptedOrg(script);
  const rows: Row[] = [];
  const calls = callsTo(org, { bulkQueryAbove: 2 });
  for await (const each of query(calls, openDescribes(calls), SOQL)) rows.push(...each);
  return rows;
}

test('reads all pages over REST, without attributes', async () => {
  expect(await rowsOf({ [QUERY]: [first(2)], [`GET ${NEXT}`]: [second] })).toEqual(BOTH);
  expect(decodeURIComponent(org.asked[0]!.search)).toBe(`?q=${SOQL}`);
});

test('goes on as a query job above the threshold', async () => {
  const results = `GET ${JOB}/results`;
  const script: Script = {
    ...BULK,
    [results]: [page('"Id","Score__c"\n"1","0.5"\n', 'abc'), page('"Id","Score__c"\n"2",""\n', 'null')],
  };

  expect(await rowsOf(script)).toEqual(BOTH);
  const pages = org.asked.filter(({ line }) => line === results).map(({ search }) => search);
  expect(pages).toEqual(['?maxRecords=200000', '?maxRecords=200000&locator=abc']);
});

test('a result page that breaks off goes on after the rows already given', async () => {
  const many = Array.from({ length: 3_000 }, (_, index) => `"${index}","1"\n`).join('');
  const whole = `"Id","Score__c"\n${many}`;
  const script: Script = {
    ...BULK,
    [`GET ${JOB}/results`]: [{ ...page(whole.slice(0, -20), 'null'), cut: 'after' }, page(whole, 'null')],
  };

  const rows = await rowsOf(script);

  expect(rows.map(({ Id }) => Id)).toEqual(Array.from({ length: 3_000 }, (_, index) => String(index)));
});

test('aggregates stay with REST however many they are', async () => {
  const rows = await rowsOf({ [QUERY]: [first(3, 'AggregateResult')], [`GET ${NEXT}`]: [second] });

  expect(rows).toEqual(BOTH);
});

test('what a query job refuses is read over REST to its end', async () => {
  const refused = { status: 400, json: [{ errorCode: 'API_ERROR', message: 'not supported' }] };

  const rows = await rowsOf({ ...BULK, [`POST ${API}/jobs/query`]: [refused], [`GET ${NEXT}`]: [second] });

  expect(rows).toEqual(BOTH);
});

test('a query job that fails ends the query with its reason', async () => {
  const failed = { json: { id: '750', state: 'Failed', errorMessage: 'too slow' } };

  await expect(rowsOf({ ...BULK, [`GET ${JOB}`]: [failed] })).rejects.toMatchObject({
    code: 'org_refused',
    message: 'Query job 750 ended as Failed: too slow',
  });
});

test('a refused query says why', async () => {
  const reply = { status: 400, json: [{ errorCode: 'INVALID_FIELD', message: "No such column 'X'" }] };

  await expect(rowsOf({ [QUERY]: [reply] })).rejects.toMatchObject({
    code: 'org_refused',
    message: "Salesforce refused a query: INVALID_FIELD: No such column 'X'",
  });
});
