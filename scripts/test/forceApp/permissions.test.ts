// SPDX-License-Identifier: Apache-2.0
import { fieldNames, fields, fieldsOf, filesOf, grantsOf } from './orgPackage.ts';

/** What sales answers on a risk. */
const ANSWERS = ['Action_Taken__c', 'Cause_Seen__c', 'Comment__c', 'First_Viewed__c', 'Snoozed_Until__c', 'Verdict__c'];
/** What sales and the load both write. */
const SHARED = ['Status_Reason__c', 'Status__c'];
const LEASE = ['Lease_Holder__c', 'Lease_Until__c', 'Loading_Season__c'];

const SETS = ['Churn_Admin', 'Churn_Loader', 'Churn_Sales'];

test('there are three permission sets, none bound to a licence', () => {
  expect(filesOf('PermissionSet').map(({ name }) => name)).toEqual(SETS);
  expect(filesOf('PermissionSet').filter(({ root }) => root.children.some(({ name }) => name === 'license'))).toEqual(
    [],
  );
});

test.each(SETS)('%s grants fields that exist and carry permissions', (set) => {
  const granted = grantsOf(set, 'fieldPermissions').map(({ field }) => field ?? '');
  const without = fields
    .filter(({ required, type }) => required || type === 'MasterDetail')
    .map(({ object, name }) => `${object}.${name}`);
  expect(granted.filter((field) => !fieldNames.has(field) || without.includes(field))).toEqual([]);
  expect(granted).toEqual([...new Set(granted)].sort());
});

test.each(SETS)('%s makes no formula editable', (set) => {
  const formulas = fields.filter(({ formula }) => formula).map(({ object, name }) => `${object}.${name}`);
  expect(editable(set).filter((field) => formulas.includes(field))).toEqual([]);
});

test.each(SETS)('%s grants fields of objects that it can read', (set) => {
  const objects = grantsOf(set, 'objectPermissions').map(({ object }) => object);
  const granted = grantsOf(set, 'fieldPermissions').map(({ field }) => field?.split('.')[0]);
  expect([...new Set(granted)].filter((object) => !objects.includes(object))).toEqual([]);
});

test.each(SETS)('%s deletes nothing, and reads the account that a risk belongs to', (set) => {
  const objects = grantsOf(set, 'objectPermissions');
  expect(
    objects.filter(({ allowDelete, modifyAllRecords }) => allowDelete === 'true' || modifyAllRecords === 'true'),
  ).toEqual([]);
  expect(objects.find(({ object }) => object === 'Account')).toMatchObject({ allowRead: 'true', allowEdit: 'false' });
});

test('the load can write every field of a risk but answers, flow errors and formulas', () => {
  const others = [...ANSWERS, 'Task_Error__c', 'Account__c'];
  const written = fieldsOf('Risk__c').filter(({ name, formula }) => !formula && !others.includes(name));
  expect(editable('Churn_Loader').filter((field) => field.startsWith('Risk__c.'))).toEqual(
    written.map(({ name }) => `Risk__c.${name}`).sort(),
  );
});

test('the load can write every field of a churn run', () => {
  expect(editable('Churn_Loader').filter((field) => !field.startsWith('Risk__c.'))).toEqual(
    fieldsOf('Churn_Run__c').map(({ name }) => `Churn_Run__c.${name}`),
  );
});

test('beyond what it writes, the load reads the account key, snoozes and flow errors', () => {
  const readOnly = grantsOf('Churn_Loader', 'fieldPermissions').filter(({ editable }) => editable === 'false');
  expect(readOnly.map(({ field }) => field)).toEqual([
    'Account.Churn_Account_Key__c',
    'Risk__c.Snoozed_Until__c',
    'Risk__c.Task_Error__c',
  ]);
});

test('the load reads all accounts, risks and runs, thresholds and settings, Tasks and flows', () => {
  expect(
    grantsOf('Churn_Loader', 'objectPermissions').map(({ object, allowCreate, allowEdit, viewAllRecords }) => [
      object,
      allowCreate,
      allowEdit,
      viewAllRecords,
    ]),
  ).toEqual([
    ['Account', 'false', 'false', 'true'],
    ['Churn_Run__c', 'true', 'true', 'true'],
    ['Risk__c', 'true', 'true', 'true'],
  ]);
  expect(grantsOf('Churn_Loader', 'customMetadataTypeAccesses').map(({ name }) => name)).toEqual([
    'Churn_Setting__mdt',
    'Churn_Threshold__mdt',
  ]);
  expect(grantsOf('Churn_Loader', 'userPermissions').map(({ name }) => name)).toEqual([
    'ActivitiesAccess',
    'ApiEnabled',
    'ViewRoles',
    'ViewSetup',
  ]);
});

test('sales can write its answers and the status, and nothing else', () => {
  expect(editable('Churn_Sales')).toEqual([...ANSWERS, ...SHARED].map((name) => `Risk__c.${name}`).sort());
});

test('sales sees how fresh a run is, and nothing of the control group or of other owners', () => {
  const seen = grantsOf('Churn_Sales', 'fieldPermissions').flatMap(({ field }) =>
    field?.startsWith('Churn_Run__c.') ? field.slice('Churn_Run__c.'.length) : [],
  );
  expect(seen).toEqual([
    'As_Of__c',
    'Currency__c',
    'Finished__c',
    'Model_Name__c',
    'Model_Version__c',
    'Scored_At__c',
    'Season__c',
    'Status__c',
  ]);
});

test('sales sees risks and runs in tabs, administrators the workbench too, the load none', () => {
  const tabs = SETS.map((set) => [set, grantsOf(set, 'tabSettings').map(({ tab, visibility }) => [tab, visibility])]);
  expect(Object.fromEntries(tabs)).toEqual({
    Churn_Admin: [
      ['Churn_Run__c', 'Visible'],
      ['Risk__c', 'Visible'],
      ['Threshold_Workbench', 'Visible'],
    ],
    Churn_Loader: [],
    Churn_Sales: [
      ['Churn_Run__c', 'Visible'],
      ['Risk__c', 'Visible'],
    ],
  });
});

test.each(['Preview__c', 'Thresholds__c', 'Metrics__c'])(
  'administrators read the %s of a run, sales does not',
  (name) => {
    const readers = SETS.filter((set) =>
      grantsOf(set, 'fieldPermissions').some(
        ({ field, readable }) => field === `Churn_Run__c.${name}` && readable === 'true',
      ),
    );
    expect(readers).toEqual(['Churn_Admin', 'Churn_Loader']);
  },
);

test('an administrator of churn can answer risks and free a season, and has no right to customize the org', () => {
  expect(editable('Churn_Admin')).toEqual([
    ...LEASE.map((name) => `Churn_Run__c.${name}`),
    ...[...ANSWERS, ...SHARED].map((name) => `Risk__c.${name}`).sort(),
  ]);
  expect(grantsOf('Churn_Admin', 'userPermissions')).toEqual([]);
});

const editable = (set: string): readonly string[] =>
  grantsOf(set, 'fieldPermissions')
    .filter((grant) => grant['editable'] === 'true')
    .map((grant) => grant['field'] ?? '');
