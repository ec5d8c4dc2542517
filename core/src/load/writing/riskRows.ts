// SPDX-License-Identifier: Apache-2.0
import type { PlannedAction, RiskValues } from '../../plan/index.ts';
import type { Spool } from '../planning/spool.ts';
import type { IngestRequest, WriteRow } from '../ports.ts';
import { isWritingKind } from './writingKind.ts';

/** What every row with figures or an alert carries of the load. */
export type RowStamp = {
  /** Id of the Churn_Run__c record. */
  readonly churnRunId: string;
  readonly loadedAt: Date;
};

type Column = keyof RiskValues | 'Run__c' | 'Loaded_At__c' | 'Id';

/** Every column of a Risk that a load writes, those apart that are set on create only. */
export const UPDATE_COLUMNS = [
  'Status__c',
  'Status_Reason__c',
  'Probability__c',
  'Probability_Before__c',
  'Value_At_Risk__c',
  'Renewal_Value__c',
  'Value_Is_Partial__c',
  'Renewals_At_Risk__c',
  'Next_Renewal_Date__c',
  'Band__c',
  'Band_Rank__c',
  'Threshold__c',
  'Peak_Band__c',
  'Peak_Rank__c',
  'Alert_Number__c',
  'Last_Alerted__c',
  'Reason_1__c',
  'Reason_2__c',
  'Reason_3__c',
  'Rationale__c',
  'Data_Gaps__c',
  'Task_Priority__c',
  'Task_Due_Date__c',
  'Assign_To__c',
  'Fingerprint__c',
  'As_Of__c',
  'Run__c',
  'Loaded_At__c',
] as const satisfies readonly Column[];

// A master-detail parent can be set on create only, and the key of an existing Risk is never rewritten.
const CREATE_COLUMNS = [
  'Risk_Key__c',
  'Account__c',
  'Season__c',
  ...UPDATE_COLUMNS,
] as const satisfies readonly Column[];

// Fails to compile when the plan writes a column that is not listed above, which would then be dropped.
const _everyColumn: Exclude<keyof RiskValues, (typeof CREATE_COLUMNS)[number]> extends never ? true : never = true;

/** Upserts every Risk that is to be created, so that a repeated upload makes none twice; undefined: none is to be. */
export function createRequest(actions: Spool<PlannedAction>, stamp: RowStamp): IngestRequest | undefined {
  if (actions.count(isCreate) === 0) return undefined;
  return {
    object: 'Risk__c',
    operation: 'upsert',
    keyColumn: 'Risk_Key__c',
    columns: CREATE_COLUMNS,
    rows: () => rowsOf(actions.read(isCreate), stamp),
  };
}

/** Updates every Risk that is there by its Id; undefined: none is to be. */
export function updateRequest(actions: Spool<PlannedAction>, stamp: RowStamp): IngestRequest | undefined {
  if (actions.count(isUpdate) === 0) return undefined;
  return {
    object: 'Risk__c',
    operation: 'update',
    keyColumn: 'Id',
    columns: ['Id', ...UPDATE_COLUMNS],
    sharedParentColumn: 'Account__c',
    rows: () => rowsOf(actions.read(isUpdate), stamp),
  };
}

function isCreate(kind: string): boolean {
  return kind === 'create';
}

function isUpdate(kind: string): boolean {
  return isWritingKind(kind) && !isCreate(kind);
}

function* rowsOf(actions: Iterable<PlannedAction>, { churnRunId, loadedAt }: RowStamp): Generator<WriteRow> {
  const stampValues = { Run__c: churnRunId, Loaded_At__c: loadedAt.toISOString() };
  for (const { riskId, strayParentId, values, stamped } of actions) {
    const ofOrg = riskId === undefined ? {} : { Id: riskId, ...(strayParentId ? { Account__c: strayParentId } : {}) };
    yield { ...ofOrg, ...values, ...(stamped ? stampValues : {}) };
  }
}
