// SPDX-License-Identifier: Apache-2.0
import type { AdminClient, OrgRecord } from '../../../local/adminClient.ts';
import { requireSaved } from '../../../local/seed/requireSaved.ts';
import type { Dice } from '../../../dice.ts';

/**
 * What reps and administrators do between two loads: Tasks, Risks and Accounts of the season change under way.
 * Once the org is idle, the same dice leave the same org.
 */
export async function workOnRisks(client: AdminClient, season: string, dice: Dice): Promise<void> {
  const tasks = await client.query(
    "SELECT Id FROM Task WHERE What.Type = 'Risk__c' AND Status = 'Not Started' ORDER BY Subject, ActivityDate, Priority",
  );
  await update(
    client,
    'Task',
    tasks.flatMap(({ Id }) => (dice.chance(0.3) ? [{ Id, Status: 'In Progress' }] : [])),
  );
  const risks = await client.query(
    `SELECT Id, Status__c, Account__c FROM Risk__c WHERE Season__c = '${season}' ORDER BY Risk_Key__c`,
  );
  // last, as a Flow that closes Tasks follows in its own time
  await update(
    client,
    'Risk__c',
    risks.filter(() => dice.chance(0.55)).map(({ Id }, index) => ({ Id, ...CHANGES[index % CHANGES.length] })),
  );
  await clearKeys(client, risks);
}

/** In turn, so that each is met. */
const CHANGES = [
  { Status__c: 'Resolved', Verdict__c: 'Real risk', Action_Taken__c: 'Called;Met' },
  { Status__c: 'Resolved', Verdict__c: 'Real risk', Action_Taken__c: 'Called;Met' },
  { Status__c: 'Dismissed', Comment__c: 'Not now' },
  { Status__c: 'Dismissed', Comment__c: 'Not now' },
  { Status__c: 'Snoozed', Snoozed_Until__c: '2023-01-01' },
  { Status__c: 'Snoozed', Snoozed_Until__c: '2023-11-04' },
  { Status__c: 'Snoozed', Snoozed_Until__c: '2030-01-01' },
  { Status__c: 'In Progress' },
  { Status__c: 'Renewed' },
  { Status__c: 'Lost', Status_Reason__c: 'Told by phone' },
  { Status__c: 'Receded', Status_Reason__c: 'By hand' },
] as const;

const CLEARED = 3;

/** Accounts of open Risks lose their key, as after a merge. */
async function clearKeys(client: AdminClient, risks: readonly OrgRecord[]): Promise<void> {
  const open = risks.filter((risk) => risk['Status__c'] === 'Open').slice(-CLEARED);
  await update(
    client,
    'Account',
    open.map((risk) => ({ Id: String(risk['Account__c']), Churn_Account_Key__c: null })),
  );
}

async function update(client: AdminClient, object: string, records: readonly OrgRecord[]): Promise<void> {
  requireSaved(object, records, await client.update(object, records));
}
