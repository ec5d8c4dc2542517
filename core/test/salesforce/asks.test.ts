// SPDX-License-Identifier: Apache-2.0
import type { Rows, WriteRow } from '../../src/load/ports.ts';
import { openThingOrg, rowsOf, things, type ThingOrg } from './thingOrg.ts';

let bench: ThingOrg;
beforeEach(async () => (bench = await openThingOrg()));
afterEach(() => bench.close());

async function pagesOf(rows: Rows): Promise<unknown[]> {
  const pages: unknown[] = [];
  for await (const page of rows) pages.push(page);
  return pages;
}

test('describes an object by its fields, and nothing of one that is not there', async () => {
  const org = await bench.connect();

  const [thing, nothing] = await org.ask([{ describe: 'Thing__c' }, { describe: 'Nothing__c' }]);

  expect(thing).toMatchObject({ name: 'Thing__c', createable: true, updateable: true });
  expect(thing!.fields.find(({ name }) => name === 'Key__c')).toEqual({
    name: 'Key__c',
    createable: true,
    updateable: true,
    externalId: true,
    unique: true,
  });
  expect(nothing).toBeUndefined();
});

test('what is asked together is answered one by one, and a refused query only where its rows are read', async () => {
  const org = await bench.connect();
  const before = org.calls;
  const upsert = { object: 'Thing__c', keyField: 'Key__c', key: 'k', values: { Note__c: 'one' } };

  const [saved, found, refused] = await org.ask([
    { upsert },
    { query: 'SELECT Note__c FROM Thing__c' },
    { query: 'SELECT Strange__c FROM Thing__c' },
  ]);

  expect([saved.ok, await pagesOf(found), await pagesOf(found), org.calls - before]).toEqual([
    true,
    [[{ Note__c: 'one' }]],
    [[{ Note__c: 'one' }]],
    1,
  ]);
  await expect(pagesOf(refused)).rejects.toMatchObject({ code: 'org_refused', data: { code: 'INVALID_FIELD' } });
});

test('creates and then updates by a key with odd characters, and clears with null', async () => {
  const org = await bench.connect();
  const save = (values: WriteRow) => ({ upsert: { object: 'Thing__c', keyField: 'Key__c', key: 'a/b é?', values } });

  const [created, updated] = await org.ask([
    save({ Note__c: 'one', Size__c: 1.5 }),
    save({ Note__c: null, Size__c: undefined }),
  ]);

  expect([created, updated].map((saved) => saved.ok && saved.created)).toEqual([true, false]);
  expect(await rowsOf(org, 'SELECT Key__c, Note__c, Size__c FROM Thing__c')).toEqual([
    { Key__c: 'a/b é?', Note__c: null, Size__c: 1.5 },
  ]);
});

test('updates by id, and tells why a record was not taken', async () => {
  const org = await bench.connect();
  const [saved] = await org.ask([{ upsert: { object: 'Thing__c', keyField: 'Key__c', key: 'k', values: {} } }]);
  const id = saved.ok ? saved.id : '';

  expect(await org.updateRecord('Thing__c', id, { Level__c: 'High' })).toEqual({ ok: true, id, created: false });
  expect(await org.updateRecord('Thing__c', id, { Level__c: 'None' })).toMatchObject({
    ok: false,
    code: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    fields: ['Level__c'],
  });
});

test('pages after the first are read five in one call', async () => {
  const org = await bench.connect();
  const request = { object: 'Thing__c', operation: 'upsert', keyColumn: 'Key__c', columns: ['Key__c'] } as const;
  await org.ingest({ ...request, rows: () => things(12_001) });
  const before = org.calls;

  expect(await rowsOf(org, 'SELECT Key__c FROM Thing__c ORDER BY Key__c')).toHaveLength(12_001);

  expect(org.calls - before).toBe(3);
});
