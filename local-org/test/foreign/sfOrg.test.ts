// SPDX-License-Identifier: Apache-2.0
// The sf CLI's own commands for logging in, records and queries against the org.
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { ORG_ID } from '../../src/foundOrg.ts';
import { startLocalOrg, type LocalOrg } from '../../src/index.ts';
import { aField, anObject, insert } from '../testOrg.ts';
import { openSfCli, type SfCli } from './sfCli.ts';

// a command of the CLI takes seconds
jest.setTimeout(120_000);

let local: LocalOrg;
let sf: SfCli;

beforeAll(async () => {
  local = await startLocalOrg();
  local.org.schema.put(anObject('Thing__c', [aField('Key__c', { externalId: true, unique: true })]));
  sf = openSfCli(local.url, local.issueToken(local.adminUsername));
});
afterAll(async () => {
  await local.close();
  sf.remove();
});
afterEach(() => expect(local.unsupported()).toEqual([]));

const accountNamed = (Name: string) => local.org.records.find('Account', { Name })[0];

test('sf org display tells the connection', async () => {
  const { result } = await sf.json('org', 'display');

  expect(result).toMatchObject({
    id: ORG_ID,
    instanceUrl: local.url,
    connectedStatus: expect.not.stringMatching(/unable/i),
  });
});

test('sf data create, update, get and delete record', async () => {
  const created = await sf.json(
    'data',
    'create',
    'record',
    '--sobject',
    'Account',
    '--values',
    "Name='Acme & Söhne' NumberOfEmployees=12",
  );
  const id = (created.result as { id: string }).id;
  const updated = await sf.json(
    'data',
    'update',
    'record',
    '--sobject',
    'Account',
    '--where',
    "Name='Acme & Söhne'",
    '--values',
    'Phone=12',
  );
  const read = await sf.json('data', 'get', 'record', '--sobject', 'Account', '--record-id', id);
  const deleted = await sf.json('data', 'delete', 'record', '--sobject', 'Account', '--record-id', id);

  expect([created.status, updated.status, read.status, deleted.status]).toEqual([0, 0, 0, 0]);
  expect(read.result).toMatchObject({ Id: id, Name: 'Acme & Söhne', NumberOfEmployees: 12, Phone: '12' });
  expect(accountNamed('Acme & Söhne')).toBeUndefined();
});

test('sf data create record prints why a record is refused', async () => {
  const { status, message } = await sf.json('data', 'create', 'record', '--sobject', 'Account', '--values', 'Phone=1');

  expect([status, message]).toEqual([1, 'Required fields are missing: [Name]']);
});

test('sf data query answers parents, children, aggregates and a table', async () => {
  const account = insert(local.org, 'Account', { Name: 'Zeta' });
  insert(local.org, 'Contact', { LastName: 'Eve', AccountId: account });

  const records = await sf.json(
    'data',
    'query',
    '--query',
    "SELECT Name, Owner.Name, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Zeta'",
  );
  const count = await sf.json('data', 'query', '--query', "SELECT COUNT(Id) accounts FROM Account WHERE Name = 'Zeta'");
  const table = await sf.run(
    'data',
    'query',
    '--result-format',
    'csv',
    '--query',
    "SELECT Name, Owner.Name FROM Account WHERE Name = 'Zeta'",
  );

  expect(records.result).toMatchObject({
    totalSize: 1,
    done: true,
    records: [{ Name: 'Zeta', Owner: { Name: 'Ada Admin' }, Contacts: { records: [{ LastName: 'Eve' }] } }],
  });
  expect(count.result).toMatchObject({ records: [{ accounts: 1 }] });
  expect([table.exitCode, table.stdout]).toEqual([0, 'Name,Owner.Name\nZeta,Ada Admin\n']);
});

test('sf data query follows all pages', async () => {
  const actor = { userId: '', system: true };
  for (let chunk = 0; chunk < 11; chunk += 1) {
    const records = Array.from({ length: 200 }, (_, row) => ({ values: { Name: `T${chunk}-${row}` } }));
    local.org.records.save({
      object: 'Contact',
      operation: 'insert',
      records: records.map(({ values }) => ({ values: { LastName: values.Name } })),
      allOrNone: true,
      actor: { ...actor, userId: String(local.org.records.find('User', {})[0]?.['Id']) },
    });
  }

  const { result } = await sf.json('data', 'query', '--query', "SELECT Id FROM Contact WHERE LastName LIKE 'T%'");

  expect((result as { records: unknown[] }).records).toHaveLength(2200);
});

test('sf data query prints the text of an error', async () => {
  const { status, message } = await sf.json('data', 'query', '--query', 'SELECT Nope__c FROM Account');

  expect([status, message]).toEqual([1, expect.stringContaining("No such column 'Nope__c' on entity 'Account'")]);
});

test('sf sobject describe and list', async () => {
  const described = await sf.json('sobject', 'describe', '--sobject', 'Thing__c');
  const listed = await sf.json('sobject', 'list', '--sobject', 'custom');

  expect(described.result).toMatchObject({ name: 'Thing__c', keyPrefix: 'a00', custom: true });
  expect(listed.result).toEqual(['Thing__c']);
});

test('sf org login jwt, and a new token when the old one is gone', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keyFile = join(sf.folder, 'server.key');
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  local.registerApp({
    clientId: 'app',
    certificate: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    users: [local.adminUsername],
  });

  const login = await sf.json(
    'org',
    'login',
    'jwt',
    '--client-id',
    'app',
    '--jwt-key-file',
    keyFile,
    '--username',
    local.adminUsername,
    '--instance-url',
    local.url,
  );
  const sessions = local.org.store.list<{ token: string }>('session');
  local.org.sessions.revoke(sessions.at(-1)?.token ?? '');
  const query = await sf.json(
    'data',
    'query',
    '--target-org',
    local.adminUsername,
    '--query',
    'SELECT Name FROM Organization',
  );

  expect(login).toMatchObject({
    status: 0,
    result: { username: local.adminUsername, orgId: ORG_ID, instanceUrl: local.url },
  });
  expect(query.result).toMatchObject({ records: [{ Name: 'Local Org' }] });
});

test('sf org login access-token, whose addresses begin with two slashes', async () => {
  const other = openSfCli(local.url, local.issueToken(local.adminUsername));

  const login = await other.json(
    'org',
    'login',
    'access-token',
    '--instance-url',
    local.url,
    '--no-prompt',
    '--alias',
    'here',
  );
  const query = await other.json('data', 'query', '--target-org', 'here', '--query', 'SELECT Name FROM Organization');

  expect(login).toMatchObject({ status: 0, result: { orgId: ORG_ID, instanceUrl: `${local.url}/` } });
  expect(query.result).toMatchObject({ records: [{ Name: 'Local Org' }] });
  other.remove();
});
