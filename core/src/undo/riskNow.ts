// SPDX-License-Identifier: Apache-2.0
import type { Values } from '../load/journal/beforeValues.ts';
import { riskValuesOf } from '../load/journal/riskValues.ts';
import { queryRows, soqlText, textOf, textOrNull } from '../load/orgReading/orgRow.ts';
import { UPDATE_COLUMNS } from '../load/writing/riskRows.ts';
import type { OrgPort } from '../load/index.ts';
import { foldKey, type RiskFields } from '../rules/index.ts';

/** A Risk as the org holds it, without the figures that its fingerprint stands for. */
export type RiskNow = {
  readonly id: string;
  readonly status: string | null;
  readonly modifiedBy: string;
  /** In the columns that a load or an undo writes: those that no fingerprint tells of, and the fingerprint. */
  readonly values: Values;
};

/** Tells the Flow Churn_Risk_Close_Task to complete the Tasks that were made since then and that nobody has begun. */
export const TAKEN_BACK_SINCE = 'Tasks_Taken_Back_Since__c';

const FIGURES: Readonly<Record<keyof RiskFields, true>> = {
  Probability__c: true,
  Value_At_Risk__c: true,
  Renewal_Value__c: true,
  Value_Is_Partial__c: true,
  Renewals_At_Risk__c: true,
  Next_Renewal_Date__c: true,
  Band__c: true,
  Band_Rank__c: true,
  Threshold__c: true,
  Reason_1__c: true,
  Reason_2__c: true,
  Reason_3__c: true,
  Rationale__c: true,
  Data_Gaps__c: true,
  Task_Priority__c: true,
  Assign_To__c: true,
};

/** True for a column of which an equal Fingerprint__c says that it is equal. */
export function isToldByFingerprint(column: string): boolean {
  return Object.hasOwn(FIGURES, column);
}

const COLUMNS = [...UPDATE_COLUMNS.filter((column) => !isToldByFingerprint(column)), TAKEN_BACK_SINCE];

/** The season's Risks by Risk_Key__c, in lower case. */
export async function readRisksNow(org: OrgPort, season: string): Promise<ReadonlyMap<string, RiskNow>> {
  const columns = ['Id', 'Risk_Key__c', 'LastModifiedById', ...COLUMNS];
  const soql = `SELECT ${columns.join(', ')} FROM Risk__c WHERE Season__c = ${soqlText(season)}`;
  const risks = new Map<string, RiskNow>();
  for await (const row of queryRows(org, soql)) {
    risks.set(foldKey(textOf(row, 'Risk_Key__c')), {
      id: textOf(row, 'Id'),
      status: textOrNull(row, 'Status__c'),
      modifiedBy: textOf(row, 'LastModifiedById'),
      values: riskValuesOf(row, COLUMNS),
    });
  }
  return risks;
}
