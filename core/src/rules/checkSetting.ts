// SPDX-License-Identifier: Apache-2.0
import { ceilScaled, exactDecimal, floorScaled } from './exactDecimal.ts';
import type { ControlSetting, Setting, SettingRecord } from './threshold.ts';
import { faultsOf, numberFault } from './thresholdFaults.ts';
import type { RecordFault } from './thresholdFaults.ts';

/** The setting that counts, or everything that is wrong with the record. */
export type SettingCheck = { readonly setting: Setting; readonly faults: readonly RecordFault[] };

const DEFAULT_REALERT_AFTER_DAYS = 30;
const API_NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/** Checks the `Default` record; an org without one (undefined) has all defaults. With faults, `setting` is of no use. */
export function checkSetting(record: SettingRecord = {}): SettingCheck {
  const whole = { least: 0, whole: true };
  const faults = faultsOf('Default', {
    Control_Percent__c: numberFault(record.Control_Percent__c, { least: 0, most: 100 }),
    Control_Max_Value__c: numberFault(record.Control_Max_Value__c, { least: 0 }),
    Realert_After_Days__c: numberFault(record.Realert_After_Days__c, whole),
    Max_New_Alerts__c: numberFault(record.Max_New_Alerts__c, whole),
    Max_Alerts_Per_Owner__c: numberFault(record.Max_Alerts_Per_Owner__c, whole),
    Account_Key_Field__c: fieldNameFault(record.Account_Key_Field__c),
  });
  return { setting: normalise(faults.length > 0 ? {} : record), faults };
}

function normalise(record: SettingRecord): Setting {
  return {
    control: controlOf(record),
    realertAfterDays: record.Realert_After_Days__c ?? DEFAULT_REALERT_AFTER_DAYS,
    maxNewAlerts: record.Max_New_Alerts__c ?? undefined,
    maxAlertsPerOwner: record.Max_Alerts_Per_Owner__c ?? undefined,
    accountKeyField: record.Account_Key_Field__c?.trim() || undefined,
  };
}

function controlOf(record: SettingRecord): ControlSetting | undefined {
  const percent = record.Control_Percent__c ?? 0;
  const largest = record.Control_Max_Value__c ?? undefined;
  if (percent === 0) return undefined;
  return {
    // bucket < percent x 100, exactly: a whole bucket lies below a bound where it lies below the bound rounded up
    bucketLimit: Number(ceilScaled(exactDecimal(percent), 2)),
    salt: record.Control_Salt__c ?? '',
    maxValueCents: largest === undefined ? undefined : floorScaled(exactDecimal(largest), 2),
  };
}

function fieldNameFault(name: string | null | undefined): string | undefined {
  const given = name?.trim() ?? '';
  return given === '' || API_NAME.test(given) ? undefined : `is "${given}", which is no API name of a field`;
}
