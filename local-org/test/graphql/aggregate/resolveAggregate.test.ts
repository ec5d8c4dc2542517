// SPDX-License-Identifier: Apache-2.0
import { nodesOf, openGraphqlOrg, type GraphqlOrg } from '../graphqlOrg.ts';

let at: GraphqlOrg;

beforeAll(() => {
  at = openGraphqlOrg();
});
afterAll(() => at.close());

async function aggregate(page: string, fields: string): Promise<readonly unknown[]> {
  const { data, errors } = await at.ask(
    `{ uiapi { aggregate { Thing__c${page} { edges { node { aggregate { ${fields} } } } } } } }`,
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const { Thing__c } = (data as { uiapi: { aggregate: { Thing__c: unknown } } }).uiapi.aggregate;
  return nodesOf(Thing__c).map((node) => (node as { aggregate: unknown }).aggregate);
}

test('functions of a whole table are one row', async () => {
  const rows = await aggregate(
    '',
    `Id { count { value displayValue } }
     Amount__c { sum { value displayValue } avg { value } min { value } max { value } countDistinct { value } }
     Due__c { min { value displayValue } }`,
  );

  expect(rows).toEqual([
    {
      Id: { count: { value: 3, displayValue: '3' } },
      Amount__c: {
        sum: { value: 1274.5, displayValue: '$1,274.50' },
        avg: { value: 1274.5 / 3 },
        min: { value: 20 },
        max: { value: 1234.5 },
        countDistinct: { value: 2 },
      },
      Due__c: { min: { value: '2025-12-31', displayValue: '12/31/2025' } },
    },
  ]);
});

test.each([['{group: true}'], ['{}']])('groups by %s have the value that they share', async (clause) => {
  const rows = await aggregate(
    `(groupBy: {Kind__c: ${clause}})`,
    'Kind__c { value label } Amount__c { sum { value } }',
  );

  expect(rows).toEqual([
    { Kind__c: { value: 'blue', label: 'BLUE' }, Amount__c: { sum: { value: 20 } } },
    { Kind__c: { value: 'red', label: 'RED' }, Amount__c: { sum: { value: 1254.5 } } },
  ]);
});

test('groups by a parent and by a part of a date', async () => {
  const rows = await aggregate(
    '(groupBy: {Account__r: {Name: {group: true}}, Due__c: {function: CALENDAR_YEAR}}, where: {Kind__c: {eq: "red"}})',
    'Account__r { Name { value } } Due__c { calendarYear { value } } Id { count { value } }',
  );

  expect(rows).toEqual([
    { Account__r: { Name: { value: 'Acme' } }, Due__c: { calendarYear: { value: 2026 } }, Id: { count: { value: 1 } } },
    { Account__r: { Name: { value: 'Zeta' } }, Due__c: { calendarYear: { value: 2025 } }, Id: { count: { value: 1 } } },
  ]);
});

test('orderBy sorts by a function, and group: false groups nothing', async () => {
  const rows = await aggregate(
    '(groupBy: {Kind__c: {}, Due__c: {group: false}}, orderBy: {Amount__c: {function: SUM, order: DESC}})',
    'Kind__c { value }',
  );

  expect(rows).toEqual([{ Kind__c: { value: 'red' } }, { Kind__c: { value: 'blue' } }]);
});

test('groups are paged and counted', async () => {
  const { data } = await at.ask(
    '{ uiapi { aggregate { Thing__c(groupBy: {Kind__c: {}}, first: 1) { totalCount pageInfo { hasNextPage } edges { cursor } } } } }',
  );

  expect(data).toEqual({
    uiapi: {
      aggregate: {
        Thing__c: {
          totalCount: 2,
          pageInfo: { hasNextPage: true },
          edges: [{ cursor: Buffer.from('v1:1').toString('base64') }],
        },
      },
    },
  });
});

test('a value that is not grouped by is refused', async () => {
  const { errors } = await at.ask(
    '{ uiapi { aggregate { Thing__c(groupBy: {Kind__c: {}}) { edges { node { aggregate { Name { value } } } } } } } }',
  );

  expect(errors.map(({ message }) => message)).toEqual(['Field must be grouped or aggregated: Name']);
});

test('groupBy is no argument of a query for records', async () => {
  const { data, errors } = await at.ask('{ uiapi { query { Thing__c(groupBy: {Kind__c: {}}) { totalCount } } } }');

  expect(data).toBeNull();
  expect(errors.map(({ message }) => message)).toEqual([
    "Validation error (UnknownArgument@[uiapi/query/Thing__c]) : Unknown field argument 'groupBy'",
  ]);
});
