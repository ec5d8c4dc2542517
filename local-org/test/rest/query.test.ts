// SPDX-License-Identifier: Apache-2.0
import { ADMIN_ID, insertUser, openTestOrg, type TestOrg } from '../testOrg.ts';

let at: TestOrg;

beforeAll(() => {
  at = openTestOrg();
  const actor = { userId: ADMIN_ID, system: true };
  for (let chunk = 0; chunk < 12; chunk += 1) {
    const records = Array.from({ length: 200 }, (_, row) => ({
      values: { Name: `A${String(chunk * 200 + row).padStart(4, '0')}` },
    }));
    at.org.records.save({ object: 'Account', operation: 'insert', records, allOrNone: true, actor });
  }
});
afterAll(() => at.close());

type Summary = { columnName: string; aggregate: boolean; joinColumns: Summary[] };
type Page = { totalSize: number; done: boolean; nextRecordsUrl?: string; records: { Name: string }[] };
const page = async (path: string, headers = {}): Promise<Page> =>
  (await at.call('GET', path, undefined, { headers })).body as Page;
const ALL = `/query?q=${encodeURIComponent('SELECT Name FROM Account ORDER BY Name')}`;

test('rows come in pages of 2,000, each telling where the next is', async () => {
  const first = await page(ALL);
  const second = await page(first.nextRecordsUrl ?? '');

  expect([first.totalSize, first.done, first.records.length]).toEqual([2400, false, 2000]);
  expect(first.nextRecordsUrl).toMatch(/^\/services\/data\/v66\.0\/query\/01g\w{15}-2000$/);
  expect([second.totalSize, second.done, second.nextRecordsUrl, second.records.length]).toEqual([
    2400,
    true,
    undefined,
    400,
  ]);
  expect(second.records[0]?.Name).toBe('A2000');
});

test('a client may ask for smaller pages, but not below 200', async () => {
  const pages = await Promise.all([500, 3].map((size) => page(ALL, { 'Sforce-Query-Options': `batchSize=${size}` })));

  expect(pages.map(({ records }) => records.length)).toEqual([500, 200]);
});

test('further pages hold the rows that the query had when it was made', async () => {
  const first = await page(ALL);
  at.org.records.save({
    object: 'Account',
    operation: 'insert',
    records: [{ values: { Name: 'A0000a' } }],
    allOrNone: true,
    actor: { userId: ADMIN_ID, system: true },
  });

  const second = await page(first.nextRecordsUrl ?? '');

  expect(second.records.map(({ Name }) => Name).slice(0, 2)).toEqual(['A2000', 'A2001']);
});

test("another user's locator is invalid", async () => {
  const as = insertUser(at.org, 'other@example.com');
  const { nextRecordsUrl = '' } = await page(ALL);

  const { status, body } = await at.call('GET', nextRecordsUrl, undefined, { as });

  expect([status, body]).toEqual([400, [{ message: 'invalid query locator', errorCode: 'INVALID_QUERY_LOCATOR' }]]);
});

test('columns=true describes the columns instead, a parent as joined ones', async () => {
  const { body } = await at.call(
    'GET',
    `/query?columns=true&q=${encodeURIComponent('SELECT Id, NumberOfEmployees, Owner.Name, (SELECT Name FROM Contacts) FROM Account')}`,
  );

  const summary = (columns: readonly Summary[]): unknown[] =>
    columns.map(({ columnName, aggregate, joinColumns }) => [columnName, aggregate, summary(joinColumns)]);
  const { columnMetadata, ...others } = body as { columnMetadata: Summary[] };
  expect(others).toEqual({ entityName: 'Account', groupBy: false, idSelected: true, keyPrefix: '001' });
  expect(summary(columnMetadata)).toEqual([
    ['Id', false, []],
    ['NumberOfEmployees', false, []],
    ['Owner', false, [['Name', false, []]]],
    ['Contacts', true, [['Name', false, []]]],
  ]);
  expect(columnMetadata[1]).toEqual({
    aggregate: false,
    apexType: 'Integer',
    booleanType: false,
    columnName: 'NumberOfEmployees',
    custom: false,
    displayName: 'NumberOfEmployees',
    foreignKeyName: null,
    insertable: true,
    joinColumns: [],
    numberType: true,
    textType: false,
    updatable: true,
  });
});

test('queryAll answers like query', async () => {
  expect(
    (await page(`/queryAll?q=${encodeURIComponent("SELECT Name FROM Account WHERE Name = 'A0007'")}`)).records,
  ).toMatchObject([{ Name: 'A0007' }]);
});

test('the Tooling API shows what it has in common with the data API', async () => {
  const known = await at.call(
    'GET',
    `/tooling/query?q=${encodeURIComponent('SELECT Username FROM User WHERE IsActive = true LIMIT 1')}`,
  );
  const unknown = await at.call('GET', `/tooling/query?q=${encodeURIComponent('SELECT Id FROM ApexClass')}`);

  expect((known.body as Page).records).toMatchObject([{ Username: 'admin@local-org.example' }]);
  expect([unknown.status, unknown.body]).toMatchObject([400, [{ errorCode: 'INVALID_TYPE' }]]);
  expect(at.org.unsupported).toEqual([{ what: 'tooling query of ApexClass', detail: 'SELECT Id FROM ApexClass' }]);
});
