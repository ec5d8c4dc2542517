// SPDX-License-Identifier: Apache-2.0
import type { FieldDescription, ObjectDescription } from '../ports.ts';

/** `read`: visible; `create`: visible and writable on create; `write`: on update too. */
type FieldNeed = 'read' | 'create' | 'write';

/** What a load does with one object. */
export type ObjectNeed = {
  readonly object: (typeof NEEDED_OBJECTS)[number];
  readonly writes: boolean;
  readonly fields: Readonly<Record<string, FieldNeed>>;
};

/** Everything that a load reads or writes, `accountKeyField` being the Account's key. */
export function accessNeeds(accountKeyField: string): readonly ObjectNeed[] {
  return [
    { object: 'Account', writes: false, fields: all('read', [accountKeyField, 'OwnerId']) },
    { object: 'User', writes: false, fields: all('read', ['Name', 'IsActive']) },
    { object: 'Task', writes: false, fields: all('read', ['WhatId']) },
    { object: 'Group', writes: false, fields: all('read', ['DeveloperName', 'Type']) },
    { object: 'Risk__c', writes: true, fields: { Account__c: 'create', Task_Error__c: 'read', ...RISK_WRITES } },
    { object: 'Churn_Run__c', writes: true, fields: CHURN_RUN_WRITES },
  ];
}

/** The objects of `accessNeeds`. */
export const NEEDED_OBJECTS = ['Account', 'User', 'Task', 'Group', 'Risk__c', 'Churn_Run__c'] as const;

/** A need that the org or the user's rights don't meet. */
export type UnmetNeed = {
  readonly object: string;
  /** Names object and field. */
  readonly text: string;
  /** True where the object can't even be read as the load does. */
  readonly hides: boolean;
};

/** Every need that is not met. Of an object that is not there its fields are not told. */
export function unmetNeeds(
  needs: readonly ObjectNeed[],
  described: ReadonlyMap<string, ObjectDescription | undefined>,
): readonly UnmetNeed[] {
  return needs.flatMap((need) => unmetOf(need, described.get(need.object)));
}

function unmetOf(need: ObjectNeed, object: ObjectDescription | undefined): readonly UnmetNeed[] {
  if (object === undefined) return [hidden(need.object, need.object)];
  const fields = new Map(object.fields.map((field) => [field.name.toLowerCase(), field]));
  const wanted = Object.entries(need.fields).map(([name, use]) => ({
    name,
    use,
    field: fields.get(name.toLowerCase()),
  }));
  const missing = wanted.filter(({ field }) => field === undefined);
  const readOnly = wanted.filter(({ field, use }) => field !== undefined && !allows(field, use));
  return [
    ...(need.writes && !object.createable ? [closed(need.object, `${need.object} can't be created`)] : []),
    ...(need.writes && !object.updateable ? [closed(need.object, `${need.object} can't be edited`)] : []),
    ...(missing.length > 0 ? [hidden(need.object, nameFields(need.object, missing))] : []),
    ...(readOnly.length > 0 ? [closed(need.object, `${nameFields(need.object, readOnly)} can't be written`)] : []),
  ];
}

function allows(field: FieldDescription, use: FieldNeed): boolean {
  return use === 'read' || (field.createable && (use === 'create' || field.updateable));
}

function nameFields(object: string, fields: readonly { readonly name: string }[]): string {
  const names = fields.map(({ name }) => name);
  return names.length === 1 ? `${object}.${names[0]}` : `${names.length} fields of ${object} (${names.join(', ')})`;
}

function hidden(object: string, name: string): UnmetNeed {
  const missing = name.includes(' ') ? "are not in the org or can't be read" : "is not in the org or can't be read";
  return { object, text: `${name} ${missing}`, hides: true };
}

function closed(object: string, text: string): UnmetNeed {
  return { object, text, hides: false };
}

function all(need: FieldNeed, names: readonly string[]): Readonly<Record<string, FieldNeed>> {
  return Object.fromEntries(names.map((name) => [name, need]));
}

const RISK_WRITES = all('write', [
  'Risk_Key__c',
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
  'Run__c',
  'As_Of__c',
  'Loaded_At__c',
  'Status__c',
  'Status_Reason__c',
]);

const CHURN_RUN_WRITES = all('write', [
  'Name',
  'Run_Id__c',
  'Season__c',
  'Model_Name__c',
  'Model_Version__c',
  'Scored_At__c',
  'As_Of__c',
  'Source__c',
  'Manifest_Sha256__c',
  'Scope__c',
  'Currency__c',
  'Rows__c',
  'Accounts__c',
  'Rejects__c',
  'Unknown__c',
  'Created__c',
  'Updated__c',
  'Escalated__c',
  'Woken__c',
  'Receded__c',
  'Reopened__c',
  'Unchanged__c',
  'Held_Out__c',
  'Failed__c',
  'Tasks__c',
  'New_Alerts__c',
  'Status__c',
  'Loading_Season__c',
  'Lease_Until__c',
  'Lease_Holder__c',
  'Lease_Taken_From__c',
  'Metrics__c',
  'Thresholds__c',
  'Preview__c',
  'Score_Deciles__c',
  'Score_PSI__c',
  'Started__c',
  'Finished__c',
  'Loaded_By__c',
]);
