// SPDX-License-Identifier: Apache-2.0
import { ADMIN_ID, insert } from '../../testOrg.ts';
import { nodesOf, openGraphqlOrg, type GraphqlOrg } from '../graphqlOrg.ts';

let at: GraphqlOrg;

beforeAll(() => {
  at = openGraphqlOrg();
  insert(at.org, 'Task', { Subject: 'Call', WhatId: at.things[0] ?? '' });
  insert(at.org, 'Task', { Subject: 'Write', WhatId: at.acme });
  insert(at.org, 'Task', { Subject: 'Think' });
});
afterAll(() => at.close());

const query = (text: string): string => `{ uiapi { query { ${text} } } }`;

test('each type of field has its value and what the user reads', async () => {
  const answer = await at.read(
    query(`Thing__c(where: {Name: {eq: "One"}}) { edges { node {
      Id ApiName WeakEtag DisplayValue
      Name { value displayValue } Amount__c { value displayValue format } Share__c { value displayValue }
      Kind__c { value displayValue label } Due__c { value displayValue } Seen__c { value displayValue }
      Tags__c { value } Done__c { value displayValue } Essay__c { value } Double__c { value displayValue }
      Account__c { value displayValue } CreatedDate { value displayValue }
    } } }`),
  );

  expect(answer).toEqual({
    Thing__c: {
      edges: [
        {
          node: {
            Id: at.things[0],
            ApiName: 'Thing__c',
            WeakEtag: Date.parse('2026-03-04T12:00:00.000Z'),
            DisplayValue: 'One',
            Name: { value: 'One', displayValue: null },
            Amount__c: { value: 1234.5, displayValue: '$1,234.50', format: '$1,234.50' },
            Share__c: { value: 12.5, displayValue: '12.5%' },
            Kind__c: { value: 'red', displayValue: 'RED', label: 'RED' },
            Due__c: { value: '2026-03-04', displayValue: '3/4/2026' },
            Seen__c: { value: null, displayValue: null },
            Tags__c: { value: 'a;b' },
            Done__c: { value: true, displayValue: null },
            Essay__c: { value: 'long' },
            Double__c: { value: 2469, displayValue: '$2,469.00' },
            Account__c: { value: at.acme, displayValue: null },
            CreatedDate: { value: '2026-03-04T12:00:00.000Z', displayValue: '3/4/2026, 12:00 PM' },
          },
        },
      ],
    },
  });
});

test('parents are followed over several relations, and an empty lookup is null', async () => {
  insert(at.org, 'Part__c', { Name: 'Screw', Thing__c: at.things[0] ?? '' });

  const { Part__c, Account } = (await at.read(
    query(`Part__c { edges { node { Thing__r { Name { value } Account__r { Name { value } Owner { ...U } } } } } }
      Account(where: {Name: {eq: "Zeta"}}) { edges { node { Parent { Name { value } } } } }`) +
      'fragment U on User { Username { value } Profile { Name { value } } }',
  )) as { Part__c: unknown; Account: unknown };

  expect(nodesOf(Part__c)).toEqual([
    {
      Thing__r: {
        Name: { value: 'One' },
        Account__r: {
          Name: { value: 'Acme' },
          Owner: {
            Username: { value: 'admin@local-org.example' },
            Profile: { Name: { value: 'System Administrator' } },
          },
        },
      },
    },
  ]);
  expect(nodesOf(Account)).toEqual([{ Parent: null }]);
});

test('what may be of several objects is read by inline fragments, its own fields included', async () => {
  const { Task } = (await at.read(
    query(`Task(orderBy: {Subject: {order: ASC}}) { edges { node { Subject { value }
      What { __typename ... on Thing__c { Kind__c { value } Account__r { Name { value } } } ... on Account { Phone { value } } }
      Owner { ... on User { Id } ... on Group { Name { value } } }
    } } }`),
  )) as { Task: unknown };

  const Owner = { Id: ADMIN_ID };
  expect(nodesOf(Task)).toEqual([
    {
      Subject: { value: 'Call' },
      What: { __typename: 'Thing__c', Kind__c: { value: 'red' }, Account__r: { Name: { value: 'Acme' } } },
      Owner,
    },
    { Subject: { value: 'Think' }, What: null, Owner },
    { Subject: { value: 'Write' }, What: { __typename: 'Account', Phone: { value: '1' } }, Owner },
  ]);
});

test('children are filtered, sorted, paged and counted for each parent by itself, under the name of the query', async () => {
  const { Account } = (await at.read(
    query(`Account(orderBy: {Name: {order: ASC}}) { edges { node {
      first: Things__r(first: 1, orderBy: {Amount__c: {order: DESC}}) { ...page }
      reds: Things__r(where: {Kind__c: {eq: "red"}}) { totalCount }
    } } }`) +
      'fragment page on Thing__cConnection { totalCount pageInfo { hasNextPage endCursor } edges { node { Name { value } } } }',
  )) as { Account: unknown };

  const last = Buffer.from('v1:1').toString('base64');
  expect(nodesOf(Account)).toEqual([
    {
      first: {
        totalCount: 2,
        pageInfo: { hasNextPage: true, endCursor: last },
        edges: [{ node: { Name: { value: 'One' } } }],
      },
      reds: { totalCount: 1 },
    },
    {
      first: {
        totalCount: 1,
        pageInfo: { hasNextPage: false, endCursor: last },
        edges: [{ node: { Name: { value: "O'Three" } } }],
      },
      reds: { totalCount: 1 },
    },
  ]);
});

test.each([
  [
    'of children',
    'Account { edges { node { Things__r { edges { node { Parts__r { totalCount } } } } } } }',
    'Thing__c.Parts__r',
  ],
  ['of parents', 'Thing__c { edges { node { Account__r { Things__r { totalCount } } } } }', 'Account.Things__r'],
])('children %s are refused', async (_, text, name) => {
  const { errors } = await at.ask(query(text));

  expect(errors.map(({ message, extensions }) => [message, extensions.ErrorType])).toEqual([
    [
      `Child relationships are read from the objects of the query only, one level deep: ${name}`,
      'DataFetchingException',
    ],
  ]);
});

test('@skip, @include and fragments decide what is read', async () => {
  const { Thing__c } = (await at.read(
    `query q($no: Boolean!) { uiapi { query { Thing__c(where: {Name: {eq: "Two"}}) { edges { node {
      Id @skip(if: true) Name @include(if: $no) { value } ... @include(if: true) { Kind__c { value } } ...F @skip(if: $no)
    } } } } } } fragment F on Record { ApiName }`,
    { no: false },
  )) as { Thing__c: unknown };

  expect(nodesOf(Thing__c)).toEqual([{ Kind__c: { value: 'blue' }, ApiName: 'Thing__c' }]);
});
