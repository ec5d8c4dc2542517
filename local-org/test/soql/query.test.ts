// SPDX-License-Identifier: Apache-2.0
import { defineLookup } from '../../src/schema/field.ts';
import { aField, ADMIN_ID, anObject, insert, openTestOrg, type TestOrg } from '../testOrg.ts';

let at: TestOrg;
let acme: string;
let zeta: string;

beforeAll(() => {
  at = openTestOrg();
  const account = {
    ...defineLookup(['Account'], 'Account__r', { childRelationshipName: 'Things__r' }),
    kind: 'masterDetail' as const,
  };
  at.org.schema.put(
    anObject(
      'Thing__c',
      [
        aField('Account__c', { type: 'reference', reference: account, required: true, permissionable: false }),
        aField('Key__c', { externalId: true, unique: true }),
        aField('Share__c', { type: 'double', precision: 7, scale: 6 }),
        aField('Due__c', { type: 'date' }),
        aField('Done__c', { type: 'boolean' }),
        aField('Many__c', { type: 'multipicklist', length: 4099 }),
        aField('Essay__c', { type: 'textarea', long: true, length: 32768 }),
      ],
      { enableActivities: true, sharingModel: 'ControlledByParent' },
    ),
  );
  acme = insert(at.org, 'Account', { Name: 'Acme', Phone: '1', NumberOfEmployees: 10 });
  zeta = insert(at.org, 'Account', { Name: 'Zeta Ärzte', NumberOfEmployees: 30 });
  const one = insert(at.org, 'Thing__c', {
    Name: 'One',
    Key__c: 'k1',
    Account__c: acme,
    Share__c: 0.5,
    Due__c: '2026-03-04',
    Done__c: true,
    Many__c: 'a;b',
  });
  insert(at.org, 'Thing__c', {
    Name: 'Two',
    Key__c: 'K2',
    Account__c: acme,
    Share__c: 0.25,
    Due__c: '2026-03-01',
    Many__c: 'b',
  });
  insert(at.org, 'Thing__c', { Name: "O'Three", Key__c: 'ä3', Account__c: zeta });
  insert(at.org, 'Task', { Subject: 'Call', WhatId: one });
  insert(at.org, 'Task', { Subject: 'Write', WhatId: acme, Status: 'Completed' });
});
afterAll(() => at.close());

const namesWhere = async (where: string) =>
  ((await at.query(`SELECT Name FROM Thing__c WHERE ${where} ORDER BY Name`)) as { Name: string }[]).map(
    ({ Name }) => Name,
  );

test.each([
  ["Name = 'ONE'", ['One']],
  ["Name != 'one'", ["O'Three", 'Two']],
  ["Name = 'O\\'three'", ["O'Three"]],
  ["Name LIKE 'o%'", ["O'Three", 'One']],
  ["Name LIKE '_wo'", ['Two']],
  ["Key__c IN ('K1', 'k2')", ['One', 'Two']],
  ["Key__c = 'Ä3'", ["O'Three"]],
  ["Key__c LIKE 'Ä%'", ["O'Three"]],
  ["Key__c NOT IN ('K1', 'k2')", ["O'Three"]],
  ["Account__r.Name = 'zeta ärzte'", ["O'Three"]],
  ['Share__c > 0.25', ['One']],
  ['Share__c >= 0.25 AND Share__c < 0.5', ['Two']],
  ['Share__c = null', ["O'Three"]],
  ['Share__c != 0.5', ["O'Three", 'Two']],
  ['NOT Share__c > 0.3', ["O'Three", 'Two']],
  ["NOT (Share__c > 0.3 OR Name = 'Two')", ["O'Three"]],
  ["(Name = 'One' OR Name = 'Two') AND Share__c < 0.3", ['Two']],
  ['Done__c = true', ['One']],
  ['Done__c = false', ["O'Three", 'Two']],
  ['Due__c = TODAY', ['One']],
  ['Due__c < TODAY', ['Two']],
  ['Due__c = LAST_N_DAYS:3', ['One', 'Two']],
  ['Due__c = 2026-03-01', ['Two']],
  ['CreatedDate >= 2026-03-04T13:00:00+01:00', ["O'Three", 'One', 'Two']],
  ['CreatedDate > 2026-03-04T12:00:00Z', []],
  ["Many__c INCLUDES ('a;b')", ['One']],
  ["Many__c INCLUDES ('a', 'b')", ['One', 'Two']],
  ["Many__c EXCLUDES ('a')", ["O'Three", 'Two']],
  ["Account__c IN (SELECT Id FROM Account WHERE Phone = '1')", ['One', 'Two']],
  ['Id NOT IN (SELECT WhatId FROM Task)', ["O'Three", 'Two']],
])('WHERE %s finds %j', async (where, names) => {
  expect(await namesWhere(where)).toEqual(names);
});

test('an id of 15 characters is the one of 18', async () => {
  expect(await at.query(`SELECT Name FROM Account WHERE Id = '${acme.slice(0, 15)}'`)).toEqual([{ Name: 'Acme' }]);
});

test('parents come as records of their own, null where the lookup is empty', async () => {
  const { body } = await at.call(
    'GET',
    `/query?q=${encodeURIComponent("SELECT Name, Account__r.Owner.Name, Account__r.Parent.Name FROM Thing__c WHERE Name = 'One'")}`,
  );

  expect((body as { records: unknown[] }).records).toEqual([
    {
      attributes: {
        type: 'Thing__c',
        url: expect.stringMatching(/^\/services\/data\/v66.0\/sobjects\/Thing__c\/a005g/),
      },
      Name: 'One',
      Account__r: {
        attributes: { type: 'Account', url: `/services/data/v66.0/sobjects/Account/${acme}` },
        Owner: {
          attributes: { type: 'User', url: `/services/data/v66.0/sobjects/User/${ADMIN_ID}` },
          Name: 'Ada Admin',
        },
        Parent: null,
      },
    },
  ]);
});

test('a parent of several types is shown as a name', async () => {
  const soql =
    'SELECT Subject, What.Name, What.Type, Owner.Name, Owner.IsActive, Account.Name FROM Task ORDER BY Subject';

  expect(await at.query(soql)).toEqual([
    {
      Subject: 'Call',
      What: { Name: 'One', Type: 'Thing__c' },
      Owner: { Name: 'Ada Admin', IsActive: true },
      Account: { Name: 'Acme' },
    },
    {
      Subject: 'Write',
      What: { Name: 'Acme', Type: 'Account' },
      Owner: { Name: 'Ada Admin', IsActive: true },
      Account: { Name: 'Acme' },
    },
  ]);
});

test('text of a parent of several types is compared without case', async () => {
  expect(await at.query("SELECT Subject FROM Task WHERE What.Name = 'ONE' AND Owner.Name IN ('ADA ADMIN')")).toEqual([
    { Subject: 'Call' },
  ]);
});

test('wildcards of LIKE can be escaped', async () => {
  const account = insert(at.org, 'Account', { Name: '100%_\\' });

  const found = await Promise.all(
    ['100\\%\\_%', '%\\\\', '1\\%%'].map((pattern) => at.query(`SELECT Id FROM Account WHERE Name LIKE '${pattern}'`)),
  );

  expect(found).toEqual([[{ Id: account }], [{ Id: account }], []]);
  at.org.records.save({
    object: 'Account',
    operation: 'delete',
    records: [{ id: account, values: {} }],
    allOrNone: true,
    actor: { userId: ADMIN_ID, system: true },
  });
});

test('children are answered within their parent, null where there are none', async () => {
  const soql =
    'SELECT Name, (SELECT Name FROM Things__r ORDER BY Share__c DESC LIMIT 1), (SELECT Subject FROM Tasks WHERE IsClosed = true) FROM Account ORDER BY Name';

  expect(await at.query(soql)).toEqual([
    {
      Name: 'Acme',
      Things__r: { totalSize: 1, done: true, records: [{ Name: 'One' }] },
      Tasks: { totalSize: 1, done: true, records: [{ Subject: 'Write' }] },
    },
    { Name: 'Zeta Ärzte', Things__r: { totalSize: 1, done: true, records: [{ Name: "O'Three" }] }, Tasks: null },
  ]);
});

test('rows without a value come first unless told otherwise', async () => {
  expect(await at.query('SELECT Share__c FROM Thing__c ORDER BY Share__c')).toEqual([
    { Share__c: null },
    { Share__c: 0.25 },
    { Share__c: 0.5 },
  ]);
  expect(await at.query('SELECT Share__c FROM Thing__c ORDER BY Share__c DESC NULLS LAST LIMIT 1 OFFSET 1')).toEqual([
    { Share__c: 0.25 },
  ]);
});

test('COUNT() answers a size without rows', async () => {
  const { body } = await at.call(
    'GET',
    `/query?q=${encodeURIComponent('SELECT COUNT() FROM Thing__c WHERE Share__c != null')}`,
  );

  expect(body).toEqual({ totalSize: 2, done: true, records: [] });
});

test('groups are answered as aggregate results', async () => {
  const { body } = await at.call(
    'GET',
    `/query?q=${encodeURIComponent('SELECT Account__r.Name, COUNT(Id), MAX(Share__c) top FROM Thing__c GROUP BY Account__r.Name HAVING COUNT(Id) > 1')}`,
  );

  expect(body).toEqual({
    totalSize: 1,
    done: true,
    records: [{ attributes: { type: 'AggregateResult' }, Name: 'Acme', expr0: 2, top: 0.5 }],
  });
});

test('aggregates without groups answer one row, of nothing too', async () => {
  expect(await at.query("SELECT COUNT(Id) things, SUM(Share__c) total FROM Thing__c WHERE Name = 'none'")).toEqual([
    { things: 0, total: null },
  ]);
});

test('a sum of decimals has no more places than the field', async () => {
  for (const share of [0.1, 0.2]) insert(at.org, 'Thing__c', { Name: 'Summed', Account__c: zeta, Share__c: share });

  expect(await at.query("SELECT SUM(Share__c) total FROM Thing__c WHERE Name = 'Summed'")).toEqual([{ total: 0.3 }]);
  at.org.database.run("DELETE FROM Thing__c WHERE Name = 'Summed'");
});

test('parts of dates are grouped by', async () => {
  expect(
    await at.query(
      'SELECT CALENDAR_YEAR(CreatedDate) year, COUNT(Id) n FROM Thing__c GROUP BY CALENDAR_YEAR(CreatedDate)',
    ),
  ).toEqual([{ year: 2026, n: 3 }]);
});

test('FIELDS(CUSTOM) stands for all custom fields', async () => {
  expect(await at.query("SELECT FIELDS(CUSTOM) FROM Thing__c WHERE Name = 'Two' LIMIT 1")).toEqual([
    {
      Account__c: acme,
      Key__c: 'K2',
      Share__c: 0.25,
      Due__c: '2026-03-01',
      Done__c: false,
      Many__c: 'b',
      Essay__c: null,
    },
  ]);
});

test('an alias of the object may stand before its fields', async () => {
  expect(await at.query(`SELECT a.Name FROM Account a WHERE a.Id = '${zeta}'`)).toEqual([{ Name: 'Zeta Ärzte' }]);
});
