// SPDX-License-Identifier: Apache-2.0
import type { AdminClient, OrgRecord } from '../../local/adminClient.ts';

/** A Risk__c by API name; Run_Id__c is the Run_Id__c of its run. */
export type RiskRecord = Readonly<Record<string, unknown>>;

export type KeyedAccount = {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly ownerId: string;
  readonly ownerIsActive: boolean;
};

/** A Task of a Risk, whose key is in lower case; `values` by API name. */
export type TaskRecord = {
  readonly id: string;
  readonly riskKey: string;
  readonly values: Readonly<Record<string, unknown>>;
};

/** What an administrator sees of a season. */
export type OrgSnapshot = {
  /** By Risk_Key__c in lower case. */
  readonly risks: ReadonlyMap<string, RiskRecord>;
  readonly tasks: readonly TaskRecord[];
  readonly accounts: readonly KeyedAccount[];
  /** Ids by DeveloperName. */
  readonly queues: Readonly<Record<string, string>>;
};

/** Every field of Risk__c that a load or a rep writes. */
const RISK_FIELDS = [
  'Risk_Key__c',
  'Account__c',
  'Season__c',
  'Probability__c',
  'Probability_Before__c',
  'Band__c',
  'Band_Rank__c',
  'Threshold__c',
  'Peak_Band__c',
  'Peak_Rank__c',
  'Alert_Number__c',
  'Last_Alerted__c',
  'Value_At_Risk__c',
  'Renewal_Value__c',
  'Value_Is_Partial__c',
  'Renewals_At_Risk__c',
  'Next_Renewal_Date__c',
  'Reason_1__c',
  'Reason_2__c',
  'Reason_3__c',
  'Data_Gaps__c',
  'Rationale__c',
  'Task_Priority__c',
  'Task_Due_Date__c',
  'Assign_To__c',
  'Fingerprint__c',
  'As_Of__c',
  'Loaded_At__c',
  'Status__c',
  'Status_Reason__c',
  'Task_Error__c',
  'Verdict__c',
  'Cause_Seen__c',
  'Action_Taken__c',
  'Comment__c',
  'Snoozed_Until__c',
  'First_Viewed__c',
] as const;

/** A Risk of which nothing is known yet. */
export const BLANK_RISK: RiskRecord = Object.fromEntries(
  [...RISK_FIELDS, 'Run_Id__c'].map((field) => [field, field === 'Value_Is_Partial__c' ? false : null]),
);

const TASK_FIELDS = ['OwnerId', 'AccountId', 'Subject', 'Priority', 'ActivityDate', 'Status'] as const;

export async function takeSnapshot(client: AdminClient, season: string): Promise<OrgSnapshot> {
  const risks = await client.query(
    `SELECT Id, ${RISK_FIELDS.join(', ')}, Run__r.Run_Id__c FROM Risk__c WHERE Season__c = '${season}'`,
  );
  const tasks = await client.query(
    `SELECT Id, WhatId, ${TASK_FIELDS.join(', ')} FROM Task WHERE What.Type = 'Risk__c'`,
  );
  const queues = await client.query("SELECT Id, DeveloperName FROM Group WHERE Type = 'Queue'");
  const keys = new Map(risks.map((risk) => [risk.Id, foldKey(risk['Risk_Key__c'])]));
  return {
    risks: new Map(risks.map((risk) => [foldKey(risk['Risk_Key__c']), riskRecord(risk)])),
    tasks: tasks.flatMap((task) => {
      const riskKey = keys.get(String(task['WhatId']));
      return riskKey === undefined ? [] : [{ id: task.Id, riskKey, values: pick(task, TASK_FIELDS) }];
    }),
    accounts: await readAccounts(client),
    queues: Object.fromEntries(queues.map((queue) => [String(queue['DeveloperName']), queue.Id])),
  };
}

export function foldKey(key: unknown): string {
  return String(key).toLowerCase();
}

async function readAccounts(client: AdminClient): Promise<readonly KeyedAccount[]> {
  const accounts = await client.query(
    'SELECT Id, Name, Churn_Account_Key__c, OwnerId, Owner.IsActive FROM Account WHERE Churn_Account_Key__c != null',
  );
  return accounts.map((account) => ({
    id: account.Id,
    name: String(account['Name']),
    key: String(account['Churn_Account_Key__c']),
    ownerId: String(account['OwnerId']),
    ownerIsActive: (account['Owner'] as { readonly IsActive: boolean }).IsActive,
  }));
}

function riskRecord(risk: OrgRecord): RiskRecord {
  const run = risk['Run__r'] as { readonly Run_Id__c: string } | null;
  // the platform writes +0000 where ISO has Z
  const loadedAt = new Date(String(risk['Loaded_At__c'])).toISOString();
  return { ...pick(risk, RISK_FIELDS), Loaded_At__c: loadedAt, Run_Id__c: run?.Run_Id__c ?? null };
}

function pick(record: OrgRecord, fields: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields.map((field) => [field, record[field]]));
}
