// SPDX-License-Identifier: Apache-2.0
import { insertReader, openGraphqlOrg, type GraphqlOrg } from '../graphqlOrg.ts';

let at: GraphqlOrg;
let one: string;

beforeEach(() => {
  at = openGraphqlOrg();
  [one = ''] = at.things;
});
afterEach(() => at.close());

const UPDATE = `mutation change($input: Thing__cUpdateInput!) {
  uiapi(input: {allOrNone: true}) { Thing__cUpdate(input: $input) { success Record { Id Name { value } Kind__c { label } } } }
}`;

test('an update writes raw values and answers the record as it is then', async () => {
  const input = { Id: one, Thing__c: { Name: 'Uno', Amount__c: 5, Kind__c: 'blue', Due__c: null } };

  expect(await at.ask(UPDATE, { input })).toEqual({
    data: {
      uiapi: {
        Thing__cUpdate: { success: true, Record: { Id: one, Name: { value: 'Uno' }, Kind__c: { label: 'BLUE' } } },
      },
    },
    errors: [],
  });
  expect(at.org.records.read('Thing__c', one)).toMatchObject({
    Name: 'Uno',
    Amount__c: 5,
    Due__c: null,
    Share__c: 12.5,
  });
});

test('operations run in their order, and refer to what those before them made', async () => {
  const { data, errors } = await at.ask(`mutation { uiapi {
    company: AccountCreate(input: {Account: {Name: "Nova"}}) { Record { Name { value } } }
    Thing__cCreate(input: {Thing__c: {Name: "Four", Account__c: "@{company}"}}) { Record { Account__c { value } } }
    gone: Thing__cDelete(input: {Id: "@{Thing__cCreate}"}) { Id }
  } }`);

  const [account] = at.org.records.find('Account', { Name: 'Nova' });
  expect(errors).toEqual([]);
  expect(data).toEqual({
    uiapi: {
      company: { Record: { Name: { value: 'Nova' } } },
      Thing__cCreate: { Record: { Account__c: { value: account?.['Id'] } } },
      gone: { Id: expect.stringMatching(/^a00/) },
    },
  });
  expect(at.org.records.find('Thing__c', { Name: 'Four' })).toEqual([]);
});

const TWO = (allOrNone: string) => `mutation { uiapi${allOrNone} {
  good: AccountCreate(input: {Account: {Name: "Nova"}}) { Record { Name { value } } }
  bad: AccountCreate(input: {Account: {Phone: "1"}}) { Record { Id } }
} }`;

test.each([[''], ['(input: {})'], ['(input: {allOrNone: true})']])(
  'with uiapi%s one that fails takes the others back',
  async (allOrNone) => {
    const { data, errors } = await at.ask(TWO(allOrNone));

    expect(data).toEqual({ uiapi: { good: null, bad: null } });
    expect(errors).toEqual([
      {
        message: 'Required fields are missing: [Name]',
        locations: [{ line: 3, column: 3 }],
        path: ['uiapi', 'bad'],
        extensions: { ErrorType: 'DataFetchingException' },
      },
      {
        message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
        locations: [],
        path: ['uiapi', 'good'],
        extensions: { ErrorType: 'DataFetchingException' },
      },
    ]);
    expect(at.org.records.find('Account', { Name: 'Nova' })).toEqual([]);
  },
);

test('with allOrNone false the others stand', async () => {
  const { data, errors } = await at.ask(TWO('(input: {allOrNone: false})'));

  expect(data).toEqual({ uiapi: { good: { Record: { Name: { value: 'Nova' } } }, bad: null } });
  expect(errors.map(({ path }) => path)).toEqual([['uiapi', 'bad']]);
  expect(at.org.records.find('Account', { Name: 'Nova' })).toHaveLength(1);
});

test('a reference to nothing, and to an update, are refused', async () => {
  const { errors } = await at.ask(`mutation { uiapi(input: {allOrNone: false}) {
    a: AccountUpdate(input: {Id: "${at.acme}", Account: {Phone: "2"}}) { success }
    b: AccountDelete(input: {Id: "@{a}"}) { Id }
    c: AccountDelete(input: {Id: "@{z}"}) { Id }
  } }`);

  expect(errors.map(({ message }) => message)).toEqual([
    '@{a} refers to no earlier operation that succeeded',
    '@{z} refers to no earlier operation that succeeded',
  ]);
});

test('related records are not read back', async () => {
  const { errors } = await at.ask(
    `mutation { uiapi { AccountUpdate(input: {Id: "${at.acme}", Account: {Phone: "2"}}) { Record { Owner { ... on User { Id } } Things__r { totalCount } } } } }`,
  );

  expect(errors.map(({ message }) => message)).toEqual([
    'A mutation answers fields of the record itself, no related records',
  ]);
  expect(at.org.records.read('Account', at.acme)).toMatchObject({ Phone: '1' });
});

test('a user writes the fields that they may edit, and knows no operation that they may not run', async () => {
  const as = insertReader(at, 'reader', ['Kind__c']);

  const allowed = await at.ask(UPDATE, { input: { Id: one, Thing__c: { Kind__c: 'blue' } } }, as);
  const hidden = await at.ask(UPDATE, { input: { Id: one, Thing__c: { Amount__c: 1 } } }, as);
  const remove = await at.ask(
    'mutation($id: IdOrRef!) { uiapi { Thing__cDelete(input: {Id: $id}) { Id } } }',
    { id: one },
    as,
  );

  expect(allowed.errors).toEqual([]);
  expect(hidden.errors.map(({ message, extensions }) => [message, extensions.ErrorType])).toEqual([
    [expect.stringContaining('unknown field "Amount__c"'), 'ValidationError'],
  ]);
  expect(remove.errors.map(({ message }) => message)).toEqual([
    "Validation error (FieldUndefined@[uiapi/Thing__cDelete]) : Field 'Thing__cDelete' in type 'UIAPIMutations' is undefined",
  ]);
  expect(at.org.records.read('Thing__c', one)).toMatchObject({ Kind__c: 'blue', Amount__c: 1234.5 });
});
