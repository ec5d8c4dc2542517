// SPDX-License-Identifier: Apache-2.0
// The flows of the package, run by the local org from their metadata.
import type { NewRecord } from '../../../local/adminClient.ts';
import { idOf, newRisk, startDeployedOrg, type DeployedOrg } from './deployedOrg.ts';

let org: DeployedOrg;
let account: string;
let repId: string;

beforeAll(async () => {
  org = await startDeployedOrg();
  const [rep] = await org.admin.query("SELECT Id FROM User WHERE LastName = 'Salesrep'");
  repId = rep?.Id ?? '';
  account = idOf(await org.admin.create('Account', [{ Name: 'Lund University', OwnerId: repId }]));
}, 120_000);

afterAll(() => org.close());

let keys = 0;

async function createRisk(values: NewRecord = {}, owner = account): Promise<string> {
  const id = idOf(await org.admin.create('Risk__c', [newRisk(owner, `key-${keys++}:2031`, values)]));
  await org.idle();
  return id;
}

async function updateRisk(id: string, values: NewRecord): Promise<void> {
  idOf(await org.admin.update('Risk__c', [{ Id: id, ...values }]));
  await org.idle();
}

const TASK_FIELDS = 'Subject, OwnerId, Priority, Status, ActivityDate, Description';

async function tasksOf(risk: string): Promise<readonly NewRecord[]> {
  const tasks = await org.admin.query(`SELECT Id, ${TASK_FIELDS} FROM Task WHERE WhatId = '${risk}' ORDER BY Id`);
  return tasks.map((task) => Object.fromEntries(TASK_FIELDS.split(', ').map((field) => [field, task[field]])));
}

const ownersOf = async (risk: string): Promise<readonly unknown[]> =>
  (await tasksOf(risk)).map(({ OwnerId }) => OwnerId);

async function fallbackQueue(): Promise<string | undefined> {
  return (await org.admin.query("SELECT Id FROM Group WHERE DeveloperName = 'Churn_Risk_Fallback'"))[0]?.Id;
}

async function errorOf(risk: string): Promise<unknown> {
  return (await org.admin.query(`SELECT Id, Task_Error__c FROM Risk__c WHERE Id = '${risk}'`))[0]?.['Task_Error__c'];
}

async function accountOfInactiveOwner(): Promise<string> {
  const [rep] = await org.admin.query(`SELECT Id, ProfileId FROM User WHERE Id = '${repId}'`);
  const user = idOf(
    await org.admin.create('User', [
      {
        Username: 'gone@example.com',
        Email: 'gone@example.com',
        LastName: 'Gone',
        Alias: 'gone',
        ProfileId: rep?.['ProfileId'],
        TimeZoneSidKey: 'GMT',
        LocaleSidKey: 'en_US',
        EmailEncodingKey: 'UTF-8',
        LanguageLocaleKey: 'en_US',
      },
    ]),
  );
  const id = idOf(await org.admin.create('Account', [{ Name: 'Orphaned Library', OwnerId: user }]));
  idOf(await org.admin.update('User', [{ Id: user, IsActive: false }]));
  return id;
}

test('a new alert makes one Task for the account owner', async () => {
  expect(await tasksOf(await createRisk())).toEqual([
    {
      Subject: 'Churn risk: Lund University (Critical)',
      OwnerId: repId,
      Priority: 'High',
      Status: 'Not Started',
      ActivityDate: '2031-05-04',
      Description:
        '- Usage fell by half\n- Two requests were declined\nValue at risk: 1234.50\nNext renewal: 2031-09-30',
    },
  ]);
});

test('a risk without an alert makes no Task, until its number grows', async () => {
  const risk = await createRisk({ Alert_Number__c: 0 });
  expect(await tasksOf(risk)).toEqual([]);
  await updateRisk(risk, { Alert_Number__c: 1 });
  expect(await tasksOf(risk)).toHaveLength(1);
});

test('writing the same alert number again makes no second Task, a higher one does', async () => {
  const risk = await createRisk();
  await updateRisk(risk, { Alert_Number__c: 1, Probability__c: 0.95 });
  expect(await tasksOf(risk)).toHaveLength(1);
  await updateRisk(risk, { Alert_Number__c: 2 });
  expect(await tasksOf(risk)).toHaveLength(2);
});

test('a Task has the priority Normal and no due date where the risk names none', async () => {
  const [task] = await tasksOf(await createRisk({ Task_Priority__c: null, Task_Due_Date__c: null }));
  expect(task).toMatchObject({ Priority: 'Normal', ActivityDate: null });
});

test('a subject is cut at the name of the account', async () => {
  const long = idOf(await org.admin.create('Account', [{ Name: 'N'.repeat(255) }]));
  const [task] = await tasksOf(await createRisk({}, long));
  expect(task?.['Subject']).toBe(`Churn risk: ${'N'.repeat(232)} (Critical)`);
});

test('the description says so where values are not known', async () => {
  const [task] = await tasksOf(
    await createRisk({ Value_At_Risk__c: 0, Value_Is_Partial__c: true, Reason_1__c: null, Reason_3__c: null }),
  );
  expect(task?.['Description']).toBe('Value at risk: 0.00 (some values are not known)\nNext renewal: 2031-09-30');
});

test('the queue that Assign To names takes the Task', async () => {
  expect(await ownersOf(await createRisk({ Assign_To__c: 'Churn_Risk_Fallback' }))).toEqual([await fallbackQueue()]);
});

test('the account owner takes the Task of a queue that is gone', async () => {
  expect(await ownersOf(await createRisk({ Assign_To__c: 'Renewal_Desk' }))).toEqual([repId]);
});

test('the fallback queue takes the Task of an inactive owner; without it the risk keeps the error until a Task is made', async () => {
  const orphaned = await accountOfInactiveOwner();
  const queue = await fallbackQueue();
  expect(await ownersOf(await createRisk({}, orphaned))).toEqual([queue]);

  idOf(await org.admin.update('Group', [{ Id: queue ?? '', DeveloperName: 'Renamed' }]));
  const risk = await createRisk({}, orphaned);
  expect(await tasksOf(risk)).toEqual([]);
  expect(await errorOf(risk)).toBe(
    "No Task: the account's owner is not active, and the queue Churn_Risk_Fallback does not exist.",
  );

  await updateRisk(risk, { Alert_Number__c: 2, Assign_To__c: 'Renamed' });
  expect(await ownersOf(risk)).toEqual([queue]);
  expect(await errorOf(risk)).toBeNull();
  idOf(await org.admin.update('Group', [{ Id: queue ?? '', DeveloperName: 'Churn_Risk_Fallback' }]));
});

test('receding completes the Tasks that nobody has started, with a note', async () => {
  const risk = await createRisk();
  idOf(
    await org.admin.create('Task', [{ WhatId: risk, Subject: 'Call', Status: 'In Progress', Description: 'Called' }]),
  );
  await updateRisk(risk, { Status__c: 'Receded', Status_Reason__c: 'No renewal is at risk any more' });
  const [made, started] = await tasksOf(risk);
  expect(made).toMatchObject({ Status: 'Completed' });
  expect(String(made?.['Description'])).toMatch(
    /^- Usage fell by half\n[^]*\n\nCompleted automatically: the risk has receded\. No renewal is at risk any more$/,
  );
  expect(started).toMatchObject({ Status: 'In Progress', Description: 'Called' });
});

test('an alert that is taken back completes its Tasks that nobody has started, and no older one', async () => {
  const risk = await createRisk();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const began = new Date().toISOString();
  await updateRisk(risk, { Alert_Number__c: 2 });
  idOf(await org.admin.create('Task', [{ WhatId: risk, Subject: 'Call', Status: 'In Progress' }]));
  await updateRisk(risk, { Alert_Number__c: 1, Tasks_Taken_Back_Since__c: began });
  const [older, made, started] = await tasksOf(risk);
  expect(older).toMatchObject({ Status: 'Not Started' });
  expect(made).toMatchObject({ Status: 'Completed' });
  expect(String(made?.['Description'])).toMatch(/\n\nCompleted automatically: the alert was taken back\.$/);
  expect(started).toMatchObject({ Status: 'In Progress' });
});

test('each of many alerts gets its Task', async () => {
  const risks = Array.from({ length: 400 }, (_, index) =>
    newRisk(account, `many-${index}:2031`, { Season__c: '2032' }),
  );
  const saved = await org.admin.create('Risk__c', risks);
  expect(saved.filter(({ success }) => !success)).toEqual([]);
  await org.idle();
  const tasks = await org.admin.query(
    "SELECT Id, WhatId FROM Task WHERE WhatId IN (SELECT Id FROM Risk__c WHERE Season__c = '2032')",
  );
  expect(new Set(tasks.map(({ WhatId }) => WhatId))).toEqual(new Set(saved.map(({ id }) => id)));
  expect(tasks).toHaveLength(400);
});
