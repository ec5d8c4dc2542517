// SPDX-License-Identifier: Apache-2.0
import { columnsOf } from '../../src/salesforce/bulkColumns.ts';
import { openDescribes } from '../../src/salesforce/describe.ts';
import type { Row } from '../../src/salesforce/restQuery.ts';
import { API, callsTo, startScriptedOrg } from './scriptedOrg.ts';
import type { ScriptedOrg } from './scriptedOrg.ts';

const field = (name: string, type: string, relationshipName: string | null = null, referenceTo: string[] = []) => ({
  ...{ name, type, relationshipName, referenceTo },
  ...{ createable: true, updateable: true, externalId: false, unique: false },
});
const describe = (object: string, ...fields: object[]) => ({
  [`GET ${API}/sobjects/${object}/describe`]: [{ json: { name: object, fields } }] as const,
});

let org: ScriptedOrg;
beforeAll(async () => {
  org = await startScriptedOrg({
    ...describe(
      'Thing__c',
      field('Flag__c', 'boolean'),
      field('Count__c', 'int'),
      field('Share__c', 'percent'),
      field('At__c', 'datetime'),
      field('On__c', 'date'),
      field('OwnerId', 'reference', 'Owner', ['Group', 'User']),
    ),
    ...describe('Group', field('Name', 'string')),
    ...describe('User', field('IsActive', 'boolean'), field('ManagerId', 'reference', 'Manager', ['User'])),
  });
});
afterAll(() => org.close());

async function rowOf(cells: Readonly<Record<string, string>>): Promise<Row> {
  const read = await columnsOf(openDescribes(callsTo(org)), 'Thing__c')(Object.keys(cells));
  return read(Object.values(cells));
}

test('text becomes what the type of its field is over REST', async () => {
  const cells = {
    Flag__c: 'true',
    Count__c: '7',
    Share__c: '12.50',
    At__c: '2026-11-23T06:17:19.000Z',
    On__c: '2026-11-23',
  };

  expect(await rowOf(cells)).toEqual({
    Flag__c: true,
    Count__c: 7,
    Share__c: 12.5,
    At__c: '2026-11-23T06:17:19.000+0000',
    On__c: '2026-11-23',
  });
});

test('an empty cell is null whatever its type is', async () => {
  expect(await rowOf({ Flag__c: '', Count__c: '', On__c: '' })).toEqual({ Flag__c: null, Count__c: null, On__c: null });
});

test('names are spelt as the org spells them', async () => {
  expect(await rowOf({ flag__C: 'false', 'OWNER.isactive': 'true' })).toEqual({
    Flag__c: false,
    Owner: { IsActive: true },
  });
});

test('a parent of several kinds is the one that has the field, over several levels', async () => {
  expect(await rowOf({ 'Owner.Name': 'Queue', 'Owner.Manager.IsActive': 'true' })).toEqual({
    Owner: { Name: 'Queue', Manager: { IsActive: true } },
  });
});

test('a parent without any value is null', async () => {
  expect(await rowOf({ 'Owner.Name': '', 'Owner.Manager.IsActive': '' })).toEqual({ Owner: null });
  expect(await rowOf({ 'Owner.Name': 'Ada', 'Owner.Manager.IsActive': '' })).toEqual({
    Owner: { Name: 'Ada', Manager: null },
  });
});

test('a column that no describe knows stays text', async () => {
  expect(await rowOf({ 'toLabel(Strange__c)': '1' })).toEqual({ 'toLabel(Strange__c)': '1' });
});
