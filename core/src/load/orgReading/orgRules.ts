// SPDX-License-Identifier: Apache-2.0
import type { SettingRecord, ThresholdRecord } from '../../rules/index.ts';
import type { Rows } from '../ports.ts';
import { allRows, booleanOf, numberOrNull, textOf, textOrNull, type OrgRow } from './orgRow.ts';

export const THRESHOLDS_QUERY =
  'SELECT Id, DeveloperName, MasterLabel, Active__c, Band__c, Rank__c, Min_Probability__c, Min_Renewal_Value__c, ' +
  'Segment__c, Max_Days_To_Renewal__c, Min_Renewals__c, Creates_Task__c, Task_Priority__c, ' +
  'Task_Due_In_Days__c, Assign_To__c FROM Churn_Threshold__mdt';

export const SETTING_QUERY =
  'SELECT Control_Percent__c, Control_Salt__c, Control_Max_Value__c, Realert_After_Days__c, Max_New_Alerts__c, ' +
  "Max_Alerts_Per_Owner__c, Account_Key_Field__c FROM Churn_Setting__mdt WHERE DeveloperName = 'Default'";

/** The org's thresholds, active or not. */
export async function thresholdsIn(rows: Rows): Promise<readonly ThresholdRecord[]> {
  return (await allRows(rows)).map(asThreshold);
}

/** The setting `Default`; an org without one has every setting blank. */
export async function settingIn(rows: Rows): Promise<SettingRecord> {
  const [row] = await allRows(rows);
  return row === undefined ? {} : asSetting(row);
}

function asThreshold(row: OrgRow): ThresholdRecord {
  return {
    Id: textOf(row, 'Id'),
    DeveloperName: textOf(row, 'DeveloperName'),
    Label: textOrNull(row, 'MasterLabel'),
    Active__c: booleanOf(row, 'Active__c'),
    Band__c: textOrNull(row, 'Band__c'),
    Rank__c: numberOrNull(row, 'Rank__c'),
    Min_Probability__c: numberOrNull(row, 'Min_Probability__c'),
    Min_Renewal_Value__c: numberOrNull(row, 'Min_Renewal_Value__c'),
    Segment__c: textOrNull(row, 'Segment__c'),
    Max_Days_To_Renewal__c: numberOrNull(row, 'Max_Days_To_Renewal__c'),
    Min_Renewals__c: numberOrNull(row, 'Min_Renewals__c'),
    Creates_Task__c: booleanOf(row, 'Creates_Task__c'),
    Task_Priority__c: textOrNull(row, 'Task_Priority__c'),
    Task_Due_In_Days__c: numberOrNull(row, 'Task_Due_In_Days__c'),
    Assign_To__c: textOrNull(row, 'Assign_To__c'),
  };
}

function asSetting(row: OrgRow): SettingRecord {
  return {
    Control_Percent__c: numberOrNull(row, 'Control_Percent__c'),
    Control_Salt__c: textOrNull(row, 'Control_Salt__c'),
    Control_Max_Value__c: numberOrNull(row, 'Control_Max_Value__c'),
    Realert_After_Days__c: numberOrNull(row, 'Realert_After_Days__c'),
    Max_New_Alerts__c: numberOrNull(row, 'Max_New_Alerts__c'),
    Max_Alerts_Per_Owner__c: numberOrNull(row, 'Max_Alerts_Per_Owner__c'),
    Account_Key_Field__c: textOrNull(row, 'Account_Key_Field__c'),
  };
}
