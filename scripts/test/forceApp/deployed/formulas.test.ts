// SPDX-License-Identifier: Apache-2.0
// The formulas of the package, computed by the local org from their metadata.
import type { NewRecord } from '../../../local/adminClient.ts';
import { idOf, newRisk, startDeployedOrg, type DeployedOrg } from './deployedOrg.ts';

let org: DeployedOrg;
let account: string;

beforeAll(async () => {
  org = await startDeployedOrg();
  account = idOf(await org.admin.create('Account', [{ Name: 'Lund University' }]));
}, 120_000);

afterAll(() => org.close());

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let keys = 0;

const createRisk = async (values: NewRecord): Promise<string> =>
  idOf(await org.admin.create('Risk__c', [newRisk(account, `key-${keys++}:2031`, values)]));

const fieldOf = async (risk: string, field: string): Promise<unknown> =>
  (await org.admin.query(`SELECT Id, ${field} FROM Risk__c WHERE Id = '${risk}'`))[0]?.[field];

const dayFromNow = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

test('the hours to the first view are blank until sales opens the risk, and count from its creation', async () => {
  const risk = await createRisk({});
  expect(await fieldOf(risk, 'Hours_To_First_View__c')).toBeNull();
  const created = Date.parse(String(await fieldOf(risk, 'CreatedDate')));
  idOf(await org.rep.update('Risk__c', [{ Id: risk, First_Viewed__c: new Date(created + 6.5 * HOUR).toISOString() }]));
  expect(await fieldOf(risk, 'Hours_To_First_View__c')).toBe(6.5);
});

test.each([
  ['in three months', 90, 400],
  ['within a month', 10, 1200],
  ['past', -5, 1200],
])('the urgency of 1200 for a renewal %s is what is at stake for each month left', async (_, days, urgency) => {
  const risk = await createRisk({ Value_At_Risk__c: 1200, Next_Renewal_Date__c: dayFromNow(days) });
  expect(await fieldOf(risk, 'Urgency__c')).toBe(urgency);
});
