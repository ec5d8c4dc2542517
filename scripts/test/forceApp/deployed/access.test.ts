// SPDX-License-Identifier: Apache-2.0
// What the permission sets and validation rules of the package allow, judged by the local org from their metadata.
import type { NewRecord } from '../../../local/adminClient.ts';
import { fieldsOf } from '../orgPackage.ts';
import { idOf, newRisk, refusalOf, startDeployedOrg, type DeployedOrg } from './deployedOrg.ts';

let org: DeployedOrg;
let account: string;
let risk: string;

beforeAll(async () => {
  org = await startDeployedOrg();
  const [rep] = await org.admin.query("SELECT Id FROM User WHERE LastName = 'Salesrep'");
  account = idOf(
    await org.admin.create('Account', [{ Name: 'Lund University', OwnerId: rep?.Id, Churn_Account_Key__c: 'L1' }]),
  );
  risk = idOf(await org.loader.create('Risk__c', [newRisk(account, 'L1:2031')]));
}, 120_000);

afterAll(() => org.close());

const minutesFromNow = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

const lease = (holder: string | null, minutes: number): NewRecord => ({
  Lease_Holder__c: holder,
  Lease_Until__c: minutesFromNow(minutes),
});

test('the load creates risks and runs, and changes every field that it owns', async () => {
  const run = idOf(await org.loader.create('Churn_Run__c', [{ Name: 'run-1', Run_Id__c: 'run-1', Season__c: '2031' }]));
  const values = Object.fromEntries(
    fieldsOf('Risk__c')
      .filter(({ name, formula }) => !formula && !NOT_LOADED.includes(name))
      .map(({ name, type }) => [name, VALUES[name] ?? VALUES[type] ?? null]),
  );
  expect(refusalOf(await org.loader.update('Risk__c', [{ Id: risk, ...values, Run__c: run }]))).toBe('');
});

test('the load cannot write what sales answers', async () => {
  expect(refusalOf(await org.loader.update('Risk__c', [{ Id: risk, Verdict__c: 'Duplicate' }]))).not.toBe('');
});

test('the load deletes nothing', async () => {
  const response = await fetch(`${org.url}/services/data/v66.0/sobjects/Risk__c/${risk}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${org.loaderToken}` },
  });
  expect([response.status, await response.json()]).toMatchObject([
    403,
    [{ errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY' }],
  ]);
});

test.each([
  'SELECT Id, Churn_Account_Key__c, OwnerId, Owner.Name, Owner.IsActive FROM Account WHERE Churn_Account_Key__c != null',
  'SELECT Id, Risk_Key__c, Snoozed_Until__c, Task_Error__c FROM Risk__c',
  'SELECT Id, Band__c, Rank__c FROM Churn_Threshold__mdt',
  'SELECT Id, Account_Key_Field__c FROM Churn_Setting__mdt',
  "SELECT Id, DeveloperName FROM Group WHERE Type = 'Queue'",
  'SELECT Id, ApiName FROM FlowDefinitionView WHERE IsActive = true',
])('the load reads: %s', async (soql) => {
  expect((await org.loader.query(soql)).length).toBeGreaterThan(0);
});

test('the load sees the Tasks of others', async () => {
  await org.idle();
  expect(await org.loader.query(`SELECT Id FROM Task WHERE WhatId = '${risk}'`)).toHaveLength(1);
});

test('sales answers a risk, and cannot change its figures', async () => {
  const answer = { Verdict__c: 'Real risk', Action_Taken__c: 'Called;Met', Status__c: 'In Progress' };
  expect(refusalOf(await org.rep.update('Risk__c', [{ Id: risk, ...answer }]))).toBe('');
  expect(refusalOf(await org.rep.update('Risk__c', [{ Id: risk, Probability__c: 0.1 }]))).not.toBe('');
});

test('sales sees how fresh a run is, and not how many accounts are held out', async () => {
  const names = (await org.rep.fields('Churn_Run__c')).map(({ name }) => name);
  expect(names).toContain('As_Of__c');
  expect(names.filter((name) => ['Held_Out__c', 'Preview__c', 'Thresholds__c'].includes(name))).toEqual([]);
});

test('the owner of the account finds the risk among its own', async () => {
  const soql = 'SELECT Id FROM Risk__c WHERE Account_Is_Mine__c = true';
  expect([(await org.rep.query(soql)).length, (await org.admin.query(soql)).length]).toEqual([1, 0]);
});

test.each([
  ['a probability above 1', { Probability__c: 1.000001 }],
  ['a probability below 0', { Probability__c: -0.1 }],
  ['a negative value', { Value_At_Risk__c: -0.01 }],
])('%s is refused', async (_, values) => {
  expect(refusalOf(await org.loader.update('Risk__c', [{ Id: risk, ...values }]))).toBe(
    'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  );
});

test('a lease changes hands only 10 minutes past its end, and can always be given up', async () => {
  const run = idOf(
    await org.loader.create('Churn_Run__c', [{ Name: 'run-2', Run_Id__c: 'run-2', ...lease('first', 5) }]),
  );
  const update = async (values: NewRecord): Promise<string> =>
    refusalOf(await org.loader.update('Churn_Run__c', [{ Id: run, ...values }]));
  expect(await update(lease('second', 5))).toBe('FIELD_CUSTOM_VALIDATION_EXCEPTION');
  expect(await update(lease('first', -9))).toBe('');
  expect(await update(lease('second', 5))).toBe('FIELD_CUSTOM_VALIDATION_EXCEPTION');
  expect(await update(lease('first', -11))).toBe('');
  expect(await update(lease('second', 5))).toBe('');
  expect(await update(lease(null, 5))).toBe('');
  expect(await update(lease('third', 5))).toBe('');
});

test('two runs cannot hold one season', async () => {
  const runs = ['run-3', 'run-4'].map((id) => ({ Name: id, Run_Id__c: id, Loading_Season__c: '2040' }));
  const saved = [
    await org.loader.create('Churn_Run__c', runs.slice(0, 1)),
    await org.loader.create('Churn_Run__c', runs.slice(1)),
  ];
  expect(saved.map(refusalOf)).toEqual(['', 'DUPLICATE_VALUE']);
});

const NOT_LOADED = [
  ...[
    'Account__c',
    'Action_Taken__c',
    'Cause_Seen__c',
    'Comment__c',
    'First_Viewed__c',
    'Snoozed_Until__c',
    'Task_Error__c',
    'Verdict__c',
  ],
  'Run__c',
];

/** A value for each field, by name or by type. */
const VALUES: Readonly<Record<string, unknown>> = {
  Risk_Key__c: 'L1:2031',
  Status__c: 'Open',
  Assign_To__c: 'Account Owner',
  Checkbox: false,
  Currency: 1,
  Date: '2031-01-31',
  DateTime: '2031-01-31T12:00:00.000Z',
  LongTextArea: '{}',
  Number: 1,
  Text: 'x',
};
