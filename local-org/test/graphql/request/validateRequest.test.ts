// SPDX-License-Identifier: Apache-2.0
import { insertReader, openGraphqlOrg, type GraphqlOrg } from '../graphqlOrg.ts';

let at: GraphqlOrg;

beforeAll(() => {
  at = openGraphqlOrg();
});
afterAll(() => at.close());

const account = (fields: string): string => `{ uiapi { query { Account { edges { node { ${fields} } } } } } }`;
const AT_NODE = 'uiapi/query/Account/edges/node';

test.each([
  [
    'an unknown field',
    account('Nothing__c { value }'),
    `FieldUndefined@[${AT_NODE}/Nothing__c]`,
    "Field 'Nothing__c' in type 'Account' is undefined",
  ],
  [
    'a field in other letters',
    account('name { value }'),
    `FieldUndefined@[${AT_NODE}/name]`,
    "Field 'name' in type 'Account' is undefined",
  ],
  [
    'an unknown object',
    '{ uiapi { query { Nothing__c { totalCount } } } }',
    'FieldUndefined@[uiapi/query/Nothing__c]',
    "Field 'Nothing__c' in type 'RecordQuery' is undefined",
  ],
  [
    'a setup object',
    '{ uiapi { query { FlowDefinitionView { totalCount } } } }',
    'FieldUndefined@[uiapi/query/FlowDefinitionView]',
    "Field 'FlowDefinitionView' in type 'RecordQuery' is undefined",
  ],
  [
    'a value without its parts',
    account('Name'),
    `SubselectionRequired@[${AT_NODE}/Name]`,
    "Subselection required for type 'StringValue' of field 'Name'",
  ],
  [
    'an unknown argument',
    '{ uiapi { query { Account(limit: 1) { totalCount } } } }',
    'UnknownArgument@[uiapi/query/Account]',
    "Unknown field argument 'limit'",
  ],
  [
    'an unknown directive',
    account('Name @maybe { value }'),
    `UnknownDirective@[${AT_NODE}/Name]`,
    "Unknown directive 'maybe'",
  ],
  ['an unknown fragment', account('...F'), `UndefinedFragment@[${AT_NODE}]`, "Undefined fragment 'F'"],
  [
    'an unknown variable',
    '{ uiapi { query { Account(first: $n) { totalCount } } } }',
    'UndefinedVariable@[uiapi/query/Account]',
    "Undefined variable 'n'",
  ],
  ['a variable that is not used', `query($n: Int) ${account('Id')}`, 'UnusedVariable@[]', "Unused variable 'n'"],
  [
    'a variable of another type',
    'query($kind: String) { uiapi { query { Thing__c(where: {Kind__c: {eq: $kind}}) { totalCount } } } }',
    'VariableTypeMismatch@[uiapi/query/Thing__c]',
    'Variable "$kind" of type "String" used in position expecting type "Picklist".',
  ],
])('%s fails the whole request', async (_, text, where, message) => {
  const { data, errors } = await at.ask(text);

  expect(data).toBeNull();
  expect(errors.map((error) => [error.message, error.extensions.ErrorType])).toEqual([
    [`Validation error (${where}) : ${message}`, 'ValidationError'],
  ]);
});

test.each([
  ['filtered', 'where: {Essay__c: {eq: "x"}}'],
  ['sorted, being long', 'orderBy: {Essay__c: {order: ASC}}'],
  ['sorted, having several values', 'orderBy: {Tags__c: {order: ASC}}'],
  ['sorted downwards', 'orderBy: {Name: {order: DOWN}}'],
  ['compared with a number', 'where: {Name: {eq: 5}}'],
  ['compared with no day', 'where: {Due__c: {eq: {value: "soon"}}}'],
])('a field can not be %s', async (_, argument) => {
  const { data, errors } = await at.ask(`{ uiapi { query { Thing__c(${argument}) { totalCount } } } }`);

  expect(data).toBeNull();
  expect(errors.map(({ message }) => message.split(' : ')[0])).toEqual([
    'Validation error (WrongType@[uiapi/query/Thing__c])',
  ]);
});

test('what a user may not read is undefined to them, as if it were not there', async () => {
  const as = insertReader(at, 'reader', ['Kind__c']);
  const text = (field: string) => `{ uiapi { query { Thing__c { edges { node { ${field} { value } } } } } } }`;

  const [hidden, nothing] = await Promise.all([at.ask(text('Amount__c'), {}, as), at.ask(text('Nothing__c'), {}, as)]);

  expect(JSON.stringify(hidden).replaceAll('Amount', 'Nothing')).toBe(JSON.stringify(nothing));
});

test('more than ten objects in one request are refused', async () => {
  const text = (count: number) =>
    `{ uiapi { query { ${Array.from({ length: count }, (_, index) => `a${index}: Account { totalCount }`).join(' ')} } aggregate { Account { totalCount } } } }`;

  expect((await at.ask(text(9))).errors).toEqual([]);
  expect((await at.ask(text(10))).errors.map(({ message }) => message)).toEqual([
    'Validation error (SubqueryLimit@[uiapi/aggregate/Account]) : A request has at most 10 subqueries',
  ]);
});

test('a part of the API that is not done is refused by name and kept in the list', async () => {
  const { errors } = await at.ask('{ uiapi { objectInfos(apiNames: ["Account"]) { ApiName } } }');

  expect(errors.map(({ message, extensions }) => [message, extensions])).toEqual([
    ['local-org does not do objectInfos in GraphQL', { ErrorType: 'OperationNotSupported' }],
  ]);
  expect(at.org.unsupported).toEqual([
    { what: 'POST graphql', detail: 'local-org does not do objectInfos in GraphQL' },
  ]);
});
