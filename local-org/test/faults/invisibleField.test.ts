// SPDX-License-Identifier: Apache-2.0
import { grant, insertUser, objectPermission, openBulkOrg, putThing, ADMIN_ID } from '../bulk/bulkOrg.ts';
import { openQuery } from '../../src/soql/openQuery.ts';

const INSERT = { object: 'Thing__c', operation: 'insert' };
const SOQL = 'SELECT Level__c FROM Thing__c';

/** An org with a user who may use levels. */
function openThings() {
  const bulk = openBulkOrg();
  putThing(bulk.org);
  const user = insertUser(bulk.org, 'loader@example.com');
  const field = { object: 'Thing__c', field: 'Level__c', readable: true, editable: true };
  grant(bulk.org, user, { objects: [objectPermission('Thing__c')], fields: [field] });
  const ingest = async (as: string) => {
    const id = await bulk.ingest(INSERT, 'Name,Level__c\nx,High\n', as);
    const { state, errorMessage } = (await bulk.call('GET', `ingest/${id}`, undefined, as)).json as Record<
      string,
      unknown
    >;
    return [state, errorMessage];
  };
  return { ...bulk, user, ingest, ask: (userId: string) => openQuery(bulk.org, { userId }, SOQL) };
}

test('a field that becomes invisible fails jobs and queries that name it, until it can be seen again', async () => {
  const { org, user, ingest, ask, close } = openThings();
  const before = await ingest(user);
  const revision = org.access.revision();
  org.faults.switchOn({ name: 'invisible-field', field: 'Thing__c.Level__c' });

  const during = await ingest(user);
  const refusal = () => ask(user);

  expect([before, during]).toEqual([
    ['JobComplete', undefined],
    ['Failed', 'InvalidBatch : Field name not found : Level__c'],
  ]);
  expect(refusal).toThrow("No such column 'Level__c' on entity 'Thing__c'");
  expect(org.access.revision()).toBe(revision + 1);
  org.faults.switchOff();
  expect([await ingest(user), org.access.revision()]).toEqual([['JobComplete', undefined], revision + 2]);
  await close();
});

test('administrators see it all the same, and other fields are not touched', async () => {
  const { org, user, ingest, close } = openThings();
  org.faults.switchOn({ name: 'invisible-field', field: 'Thing__c.Due__c' });
  const others = await ingest(user);
  org.faults.switchOn({ name: 'invisible-field', field: 'Thing__c.Level__c' });

  expect([others, await ingest(ADMIN_ID)]).toEqual([
    ['JobComplete', undefined],
    ['JobComplete', undefined],
  ]);
  await close();
});
