// SPDX-License-Identifier: Apache-2.0
import { insertUser } from '../../testOrg.ts';
import { nodesOf, openGraphqlOrg, type GraphqlOrg } from '../graphqlOrg.ts';

let at: GraphqlOrg;

beforeAll(() => {
  at = openGraphqlOrg();
});
afterAll(() => at.close());

const namesWhere = async (where: string, argument = ''): Promise<readonly string[]> => {
  const { Thing__c } = (await at.read(
    `{ uiapi { query { Thing__c(where: ${where} ${argument} orderBy: {Amount__c: {order: DESC}, Name: {order: ASC}}) { edges { node { Name { value } } } } } } }`,
  )) as { Thing__c: unknown };
  return nodesOf(Thing__c).map((node) => (node as { Name: { value: string } }).Name.value);
};

test.each([
  ['{}', ['One', "O'Three", 'Two']],
  ['{Name: {eq: "o\'three"}}', ["O'Three"]],
  ['{Name: {ne: "One"}}', ["O'Three", 'Two']],
  ['{Name: {like: "%O%"}}', ['One', "O'Three", 'Two']],
  ['{Name: {like: "T%"}}', ['Two']],
  ['{Name: {in: ["One", "Two"]}}', ['One', 'Two']],
  ['{Name: {in: []}}', []],
  ['{Name: {nin: ["One"]}}', ["O'Three", 'Two']],
  ['{Name: {nin: []}}', ['One', "O'Three", 'Two']],
  ['{Amount__c: {gt: 20}}', ['One']],
  ['{Amount__c: {gte: 20, lt: 1000.5}}', ["O'Three", 'Two']],
  ['{Amount__c: {lte: 1e-7}}', []],
  ['{Share__c: {eq: null}}', ["O'Three", 'Two']],
  ['{Share__c: {ne: null}}', ['One']],
  ['{Double__c: {eq: 40}}', ["O'Three", 'Two']],
  ['{Done__c: {eq: true}}', ['One']],
  ['{Kind__c: {eq: "red"}}', ['One', "O'Three"]],
  ['{Tags__c: {includes: ["a"]}}', ['One']],
  ['{Tags__c: {excludes: ["a"]}}', ["O'Three", 'Two']],
  ['{Due__c: {eq: {value: "2026-03-10"}}}', ['Two']],
  ['{Due__c: {gte: {literal: TODAY}}}', ['One', 'Two']],
  ['{Due__c: {eq: {range: {next_n_days: 10}}}}', ['Two']],
  ['{Due__c: {in: [{value: "2025-12-31"}, {literal: TODAY}]}}', ['One', "O'Three"]],
  ['{Due__c: {nin: [{value: "2025-12-31"}, {literal: TODAY}]}}', ['Two']],
  ['{Seen__c: {lt: {value: "2026-03-04T12:00:00Z"}}}', ['Two']],
  ['{Account__r: {Name: {eq: "Acme"}}}', ['One', 'Two']],
  ['{Account__r: {Owner: {Username: {like: "admin%"}}}, Kind__c: {eq: "red"}}', ['One', "O'Three"]],
  ['{or: [{Name: {eq: "One"}}, {Name: {eq: "Two"}}], Kind__c: {eq: "blue"}}', ['Two']],
  ['{and: [{Kind__c: {eq: "red"}}, {or: [{Amount__c: {eq: 20}}, {Done__c: {eq: false}}]}]}', ["O'Three"]],
  ['{not: {Kind__c: {eq: "red"}}}', ['Two']],
  ['{not: {or: [{Kind__c: {eq: "blue"}}, {Amount__c: {gt: 1000}}]}}', ["O'Three"]],
  ['{and: [{not: {not: {Kind__c: {eq: "blue"}}}}, {}]}', ['Two']],
  ['{Account__c: {inq: {Account: {Phone: {eq: "1"}}, ApiName: "Id"}}}', ['One', 'Two']],
  ['{Account__c: {ninq: {Account: {Phone: {eq: "1"}}, ApiName: "Id"}}}', ["O'Three"]],
])('%s', async (where, names) => {
  expect(await namesWhere(where)).toEqual(names);
});

test('variables fill a filter, and one that is not given leaves its operator out', async () => {
  const text = `query q($id: ID!, $least: Currency, $kinds: [Picklist]) { uiapi { query {
    Thing__c(where: {Account__c: {eq: $id}, Amount__c: {gte: $least}, Kind__c: {in: $kinds}}) { totalCount } } } }`;

  expect(await at.read(text, { id: at.acme, kinds: ['red', 'blue'] })).toEqual({ Thing__c: { totalCount: 2 } });
  expect(await at.read(text, { id: at.acme, kinds: ['blue'], least: 21 })).toEqual({ Thing__c: { totalCount: 0 } });
});

test('a text that looks like SOQL is a text', async () => {
  expect(await namesWhere(`{Name: {eq: "x' OR Name != '"}}`)).toEqual([]);
  expect(await namesWhere(`{Name: {in: ["\\\\", "\\n'"]}}`)).toEqual([]);
});

test('the scope MINE shows what the user owns', async () => {
  const text = '{ uiapi { query { Account(scope: MINE) { totalCount } } } }';
  const other = insertUser(at.org, 'other@test.example', { profile: 'Standard User' });

  expect(await at.read(text)).toEqual({ Account: { totalCount: 2 } });
  expect(await at.read(text, {}, other)).toEqual({ Account: { totalCount: 0 } });
});

test('a scope and a fiscal period that are not done are refused by name, and kept in the list', async () => {
  const scope = await at.ask('{ uiapi { query { Account(scope: TEAM) { totalCount } } } }');
  const period = await at.ask(
    '{ uiapi { query { Thing__c(where: {Due__c: {eq: {literal: THIS_FISCAL_YEAR}}}) { totalCount } } } }',
  );

  const texts = [
    'local-org does not do the scope TEAM in GraphQL',
    'local-org does not do the date literal THIS_FISCAL_YEAR in SOQL',
  ];
  expect([scope, period].map(({ errors }) => errors[0]?.message)).toEqual(texts);
  expect([scope, period].map(({ errors }) => errors[0]?.extensions.ErrorType)).toEqual([
    'OperationNotSupported',
    'OperationNotSupported',
  ]);
  expect(at.org.unsupported).toEqual(texts.map((detail) => ({ what: 'POST graphql', detail })));
});

test.each([
  ['{Due__c: {eq: {}}}', 'Give one of value, literal and range for Due__c'],
  ['{Due__c: {eq: {value: "2026-03-04", literal: TODAY}}}', 'Give one of value, literal and range for Due__c'],
  ['{Id: {inq: {ApiName: "Id"}}}', 'inq takes the filter of one object and ApiName'],
])('%s is refused', async (where, message) => {
  const { errors } = await at.ask(`{ uiapi { query { Thing__c(where: ${where}) { totalCount } } } }`);

  expect(errors.map((error) => error.message)).toEqual([message]);
});
