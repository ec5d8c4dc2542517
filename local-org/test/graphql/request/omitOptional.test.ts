// SPDX-License-Identifier: Apache-2.0
import { insertUser } from '../../testOrg.ts';
import { insertReader, nodesOf, openGraphqlOrg, type GraphqlOrg } from '../graphqlOrg.ts';

let at: GraphqlOrg;
let reader: string;
let stranger: string;

beforeAll(() => {
  at = openGraphqlOrg();
  reader = insertReader(at, 'reader', ['Kind__c']);
  stranger = insertUser(at.org, 'stranger@test.example', { profile: 'Standard User' });
});
afterAll(() => at.close());

test('an unreadable field is left out, whoever may read it has it', async () => {
  const text = `query($id: ID!) { uiapi { query { Thing__c(where: {Id: {eq: $id}}) { edges { node {
    Id Amount__c @optional { value displayValue } Kind__c @optional { value }
  } } } } } }`;

  const [id] = at.things;
  const [less, all] = await Promise.all([at.read(text, { id }, reader), at.read(text, { id })]);

  expect(nodesOf((less as { Thing__c: unknown }).Thing__c)).toEqual([{ Id: id, Kind__c: { value: 'red' } }]);
  expect(nodesOf((all as { Thing__c: unknown }).Thing__c)).toEqual([
    { Id: id, Amount__c: { value: 1234.5, displayValue: '$1,234.50' }, Kind__c: { value: 'red' } },
  ]);
});

test('objects, children and parents are left out with all that is below them, their variables included', async () => {
  const text = `query($n: Int) { uiapi { query {
    Thing__c(first: $n) @optional { edges { node { Account__r @optional { Name @optional { value } } } } }
    Account(where: {Name: {eq: "Acme"}}) { edges { node {
      Name { value } Things__r(first: $n) @optional { edges { node { Id Nothing__c { value } } } } ...F @optional
    } } }
  } } } fragment F on Account { Phone @optional { value } Nobody__r @optional { Name { value } } }`.replace(
    '...F @optional',
    '...F',
  );

  expect(await at.read(text, { n: 5 }, stranger)).toEqual({
    Account: { edges: [{ node: { Name: { value: 'Acme' }, Phone: { value: '1' } } }] },
  });
});

test('a record of which all is left out is an empty one', async () => {
  const text = '{ uiapi { query { Thing__c { edges { node { Amount__c @optional { value } } } } } } }';

  expect(await at.read(text, {}, reader)).toEqual({ Thing__c: { edges: [{ node: {} }, { node: {} }, { node: {} }] } });
});

test('below an optional field that is there the others must be readable', async () => {
  const { data, errors } = await at.ask(
    '{ uiapi { query { Thing__c @optional { edges { node { Amount__c { value } } } } } } }',
    {},
    reader,
  );

  expect(data).toBeNull();
  expect(errors.map(({ message }) => message)).toEqual([
    "Validation error (FieldUndefined@[uiapi/query/Thing__c/edges/node/Amount__c]) : Field 'Amount__c' in type 'Thing__c' is undefined",
  ]);
});

test.each([['Id @optional'], ['edges @optional { cursor }'], ['pageInfo @optional { hasNextPage }']])(
  '%s is refused',
  async (text) => {
    const inner = text.startsWith('Id') ? `edges { node { ${text} } }` : text;
    const { errors } = await at.ask(`{ uiapi { query { Account { ${inner} } } } }`);

    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringContaining(`Directive 'optional' is not allowed on field '${text.split(' ')[0]}'`),
    ]);
  },
);
