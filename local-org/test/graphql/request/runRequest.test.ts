// SPDX-License-Identifier: Apache-2.0
import { insertUser } from '../../testOrg.ts';
import { openGraphqlOrg, type GraphqlOrg } from '../graphqlOrg.ts';

let at: GraphqlOrg;

beforeAll(() => {
  at = openGraphqlOrg();
});
afterAll(() => at.close());

const COUNT = 'uiapi { query { Account { totalCount } } }';
const TWO = { uiapi: { query: { Account: { totalCount: 2 } } } };

test('the operation of the name runs', async () => {
  const query = `query one { ${COUNT} } query other { uiapi { query { Contact { totalCount } } } }`;

  const { status, body } = await at.call('POST', '/graphql', { query, operationName: 'one' });

  expect({ status, body }).toEqual({ status: 200, body: { data: TWO, errors: [] } });
});

test.each([
  ['two operations and no name', { query: `query one { ${COUNT} } query other { ${COUNT} }` }],
  ['a name that none has', { query: `query one { ${COUNT} }`, operationName: 'two' }],
  ['a subscription', { query: `subscription { ${COUNT} }` }],
])('%s is an operation that is not supported', async (_, body) => {
  const answer = (await at.call('POST', '/graphql', body)).body;

  expect(answer).toMatchObject({ data: null, errors: [{ extensions: { ErrorType: 'OperationNotSupported' } }] });
});

test('a syntax error names the token and where it stands', async () => {
  expect(await at.ask('{ uiapi { query { Account( }')).toEqual({
    data: null,
    errors: [
      {
        message: 'Invalid syntax with offending token \'"}"\' at line 1 column 28',
        locations: [{ line: 1, column: 28 }],
        extensions: { ErrorType: 'InvalidSyntax' },
      },
    ],
  });
});

test('a body without a query is a syntax error, one that is no JSON a bad request', async () => {
  const empty = await at.call('POST', '/graphql', {});
  const broken = await at.call('POST', '/graphql', '{');

  expect([empty.status, empty.body]).toMatchObject([200, { errors: [{ extensions: { ErrorType: 'InvalidSyntax' } }] }]);
  expect([broken.status, broken.body]).toMatchObject([400, [{ errorCode: 'JSON_PARSER_ERROR' }]]);
});

test('without a session the answer is 401, as in the other APIs', async () => {
  const { status, body } = await at.call(
    'POST',
    '/graphql',
    { query: `{ ${COUNT} }` },
    { headers: { authorization: 'Bearer x' } },
  );

  expect([status, body]).toEqual([401, [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]]);
});

test('a variable that is missing or does not fit is a validation error', async () => {
  const query =
    'query($id: ID!, $first: Int) { uiapi { query { Account(first: $first, where: {Id: {eq: $id}}) { totalCount } } } }';

  const missing = await at.ask(query);
  const wrong = await at.ask(query, { id: at.acme, first: 'many' });

  expect([missing, wrong].map(({ data, errors }) => [data, errors.map(({ extensions }) => extensions)])).toEqual([
    [null, [{ ErrorType: 'ValidationError' }]],
    [null, [{ ErrorType: 'ValidationError' }]],
  ]);
});

test('an id that is none is told by the query, and the other objects are still read', async () => {
  const { data, errors } = await at.ask(
    `{ uiapi { query { bad: Account(where: {Id: {eq: "nonsense"}}) { totalCount } Account { totalCount } } } }`,
  );

  expect(data).toEqual({ uiapi: { query: { bad: null, Account: { totalCount: 2 } } } });
  expect(errors).toMatchObject([
    {
      message: 'invalid ID field: nonsense',
      path: ['uiapi', 'query', 'bad'],
      extensions: { ErrorType: 'DataFetchingException' },
    },
  ]);
});

test('values are shown as the user reads them', async () => {
  const as = insertUser(at.org, 'de@test.example', {
    profile: 'System Administrator',
    LocaleSidKey: 'de_DE',
    LanguageLocaleKey: 'de',
    TimeZoneSidKey: 'Europe/Berlin',
  });
  at.org.translations.putObject({
    object: 'Thing__c',
    language: 'de',
    fields: { Kind__c: { values: { RED: 'ROT' } } },
    messages: {},
    sections: {},
  });

  const shown = await at.read(
    `{ uiapi { query { Thing__c(where: {Name: {eq: "One"}}) { edges { node {
      Amount__c { displayValue } Kind__c { value label } Due__c { displayValue } CreatedDate { displayValue }
    } } } } } }`,
    {},
    as,
  );

  expect(shown).toEqual({
    Thing__c: {
      edges: [
        {
          node: {
            Amount__c: { displayValue: '1.234,50\u00a0$' },
            Kind__c: { value: 'red', label: 'ROT' },
            Due__c: { displayValue: '04.03.2026' },
            CreatedDate: { displayValue: '04.03.2026, 13:00' },
          },
        },
      ],
    },
  });
});

test('aliases and __typename are those of GraphQL', async () => {
  expect(
    await at.ask(
      '{ __typename api: uiapi { __typename query { all: Account(first: 1) { __typename e: edges { __typename n: node { __typename label: Name { __typename value } } } } } } }',
    ),
  ).toEqual({
    data: {
      __typename: 'Query',
      api: {
        __typename: 'UIAPI',
        query: {
          all: {
            __typename: 'AccountConnection',
            e: [
              {
                __typename: 'AccountEdge',
                n: { __typename: 'Account', label: { __typename: 'StringValue', value: 'Acme' } },
              },
            ],
          },
        },
      },
    },
    errors: [],
  });
});
