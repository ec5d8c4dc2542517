// SPDX-License-Identifier: Apache-2.0
// GraphQL's reference implementation and jsforce as clients of the API, over a socket.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Connection } from '@jsforce/jsforce-node';
import { buildClientSchema, getIntrospectionQuery, parse, validate, type IntrospectionQuery } from 'graphql';
import { startLocalOrg, type LocalOrg } from '../../src/index.ts';
import { defineLookup } from '../../src/schema/field.ts';
import { aField, anObject, insert } from '../testOrg.ts';

let local: LocalOrg;
let connection: Connection;

beforeAll(async () => {
  local = await startLocalOrg();
  const reference = defineLookup(['Account'], 'Account__r', { childRelationshipName: 'Things__r' });
  local.org.schema.put(anObject('Thing__c', [aField('Account__c', { type: 'reference', reference })]));
  insert(local.org, 'Thing__c', { Name: 'One', Account__c: insert(local.org, 'Account', { Name: 'Acme' }) });
  connection = new Connection({
    instanceUrl: local.url,
    accessToken: local.issueToken(local.adminUsername),
    version: '66.0',
  });
});
afterAll(() => local.close());

const ask = <Data>(query: string, variables: Record<string, unknown> = {}) =>
  connection.requestPost<{ data: Data; errors: readonly unknown[] }>('/graphql', { query, variables });

const QUERY = `query things($name: String!) { uiapi { query {
  Account(where: {Name: {eq: $name}}, first: 1) { edges { node {
    Name { value }
    Things__r(orderBy: {Name: {order: DESC}}) @optional { totalCount edges { node { Id Name @optional { value displayValue } } } }
  } } }
} } }`;

test('jsforce posts a query and gets its data', async () => {
  const { data, errors } = await ask(QUERY, { name: 'acme' });

  const thing = { Id: expect.any(String), Name: { value: 'One', displayValue: null } };
  expect(errors).toEqual([]);
  expect(data).toEqual({
    uiapi: {
      query: {
        Account: {
          edges: [{ node: { Name: { value: 'Acme' }, Things__r: { totalCount: 1, edges: [{ node: thing }] } } }],
        },
      },
    },
  });
});

test('a client that reads the schema finds queries that the org answers valid', async () => {
  const { data, errors } = await ask<IntrospectionQuery>(getIntrospectionQuery());
  const schema = buildClientSchema(data);

  expect(errors).toEqual([]);
  expect(validate(schema, parse(QUERY))).toEqual([]);
  expect(
    validate(schema, parse('{ uiapi { query { Thing__c { edges { node { Nothing__c { value } } } } } } }')).map(
      ({ message }) => message,
    ),
  ).toEqual(['Cannot query field "Nothing__c" on type "Thing__c".']);
});
