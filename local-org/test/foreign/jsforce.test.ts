// SPDX-License-Identifier: Apache-2.0
// jsforce's own API for records and queries against the org.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Connection } from '@jsforce/jsforce-node';
import { startLocalOrg, type LocalOrg } from '../../src/index.ts';
import { aField, anObject, insert } from '../testOrg.ts';

let local: LocalOrg;
let connection: Connection;

beforeAll(async () => {
  local = await startLocalOrg();
  local.org.schema.put(
    anObject('Thing__c', [
      aField('Key__c', { externalId: true, unique: true }),
      aField('When__c', { type: 'datetime' }),
    ]),
  );
  connection = new Connection({
    instanceUrl: local.url,
    accessToken: local.issueToken(local.adminUsername),
    version: '66.0',
  });
});
afterAll(() => local.close());
afterEach(() => expect(local.unsupported()).toEqual([]));

test('identity, describe and limits', async () => {
  const [identity, global, thing] = await Promise.all([
    connection.identity(),
    connection.describeGlobal(),
    connection.describe('Thing__c'),
  ]);
  const limits = await connection.request<Record<string, unknown>>('/limits');

  expect(identity.username).toBe(local.adminUsername);
  expect(global.sobjects.map(({ name }) => name)).toContain('Thing__c');
  expect(thing.fields.map(({ name, type }) => [name, type])).toContainEqual(['When__c', 'datetime']);
  expect(limits['DailyApiRequests']).toEqual({ Max: 100_000, Remaining: 99_996 });
});

test('create, retrieve, update, upsert and destroy', async () => {
  const things = connection.sobject('Thing__c');

  const created = await things.create({ Name: 'One', Key__c: 'k1', When__c: '2026-03-04T12:00:00+0100' });
  const id = created.id ?? '';
  await things.update({ Id: id, Name: 'Two' });
  const upserted = await things.upsert({ Key__c: 'K1', Name: 'Three' }, 'Key__c');
  const read = await things.retrieve(id);
  const destroyed = await things.destroy(id);

  expect([created.success, upserted.success, destroyed.success]).toEqual([true, true, true]);
  expect(read).toMatchObject({ Id: id, Name: 'Three', Key__c: 'K1', When__c: '2026-03-04T11:00:00.000+0000' });
});

test('several records at once, failures among them', async () => {
  const results = await connection.sobject('Account').create([{ Name: 'a' }, {}, { Name: 'c' }]);

  expect(results.map(({ success }) => success)).toEqual([true, false, true]);
  expect(results[1]?.errors).toMatchObject([{ statusCode: 'REQUIRED_FIELD_MISSING' }]);
});

test('queries built by the client, and all of their pages', async () => {
  for (let chunk = 0; chunk < 11; chunk += 1) {
    const records = Array.from({ length: 200 }, (_, row) => ({ values: { Name: 'page', Key__c: `${chunk}-${row}` } }));
    local.org.records.save({
      object: 'Thing__c',
      operation: 'insert',
      records,
      allOrNone: true,
      actor: { userId: String(local.org.records.find('User', {})[0]?.['Id']), system: true },
    });
  }

  const found = await connection
    .sobject('Thing__c')
    .find({ Name: 'page' }, 'Id, Name, Owner.Name')
    .execute({ autoFetch: true, maxFetch: 5000 });

  expect(found).toHaveLength(2200);
  expect(found[2199]).toMatchObject({ Name: 'page', Owner: { Name: 'Ada Admin' } });
});

test('children of a record', async () => {
  const account = insert(local.org, 'Account', { Name: 'Zeta' });
  insert(local.org, 'Contact', { LastName: 'Eve', AccountId: account });

  const [record] = (
    await connection.query<{ Contacts: { records: unknown[] } }>(
      `SELECT Id, (SELECT LastName FROM Contacts) FROM Account WHERE Id = '${account}'`,
    )
  ).records;

  expect(record?.Contacts.records).toMatchObject([{ LastName: 'Eve' }]);
});

test('errors carry code and text', async () => {
  await expect(connection.query('SELECT Nope__c FROM Account')).rejects.toMatchObject({
    errorCode: 'INVALID_FIELD',
    message: expect.stringContaining("No such column 'Nope__c'"),
  });
});

test('an expired session is renewed by the client', async () => {
  let refreshed = 0;
  const renewing = new Connection({
    instanceUrl: local.url,
    accessToken: '00D5g0000000001EAA!old',
    version: '66.0',
    refreshFn: (_, callback) => {
      refreshed += 1;
      callback(null, local.issueToken(local.adminUsername));
    },
  });

  const { totalSize } = await renewing.query('SELECT Id FROM Organization');

  expect([totalSize, refreshed]).toEqual([1, 1]);
});
