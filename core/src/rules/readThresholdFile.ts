// SPDX-License-Identifier: Apache-2.0
import * as z from 'zod';
import { ChurnError } from '../churnError.ts';
import type { SettingRecord, ThresholdRecord } from './threshold.ts';

/** What a `--thresholds` file holds. Without `setting` the org's own setting counts. */
export type ThresholdFile = {
  readonly thresholds: readonly ThresholdRecord[];
  readonly setting: SettingRecord | undefined;
};

const text = z.string().nullish();
const number = z.number().nullish();

const thresholdRecord = z.object({
  DeveloperName: z.string().min(1),
  Label: text,
  Active__c: z.boolean(),
  Band__c: text,
  Rank__c: number,
  Min_Probability__c: number,
  Min_Renewal_Value__c: number,
  Segment__c: text,
  Max_Days_To_Renewal__c: number,
  Min_Renewals__c: number,
  Creates_Task__c: z.boolean().nullish(),
  Task_Priority__c: text,
  Task_Due_In_Days__c: number,
  Assign_To__c: text,
});

const settingRecord = z.object({
  Control_Percent__c: number,
  Control_Salt__c: text,
  Control_Max_Value__c: number,
  Realert_After_Days__c: number,
  Max_New_Alerts__c: number,
  Max_Alerts_Per_Owner__c: number,
  Account_Key_Field__c: text,
});

const thresholdFile = z.object({ thresholds: z.array(thresholdRecord), setting: settingRecord.nullish() });

/**
 * Reads the JSON value of a `--thresholds` file: a list of records, or `{"thresholds": [...], "setting": {...}}`.
 * Judges shapes only; ranges are the business of `checkThresholds`.
 * @throws ChurnError thresholds_invalid, naming each record and field of the wrong shape
 */
export function readThresholdFile(json: unknown): ThresholdFile {
  const value = Array.isArray(json) ? { thresholds: json } : json;
  const read = thresholdFile.safeParse(value);
  if (read.success) return { thresholds: read.data.thresholds, setting: read.data.setting ?? undefined };
  const faults = read.error.issues.map((issue) => ({ ...placeOf(issue.path, value), message: issue.message }));
  throw new ChurnError(
    'thresholds_invalid',
    `The thresholds file can't be used: ${faults.map((fault) => `${fault.developerName}, ${fault.field}: ${fault.message}`).join('; ')}.`,
    'Give a list of Churn_Threshold__mdt records, or {"thresholds": [...], "setting": {...}}, with numbers and true/false as JSON has them.',
    { data: faults },
  );
}

/** Names a record by its DeveloperName where it has one, else by its place in the list. */
function placeOf(path: readonly PropertyKey[], value: unknown): { developerName: string; field: string } {
  const [part, ...rest] = path;
  if (part === undefined) return { developerName: 'the file', field: 'top level' };
  if (part === 'setting') return { developerName: 'Default', field: fieldOf(rest) };
  const [index, ...field] = rest;
  if (index === undefined) return { developerName: 'the file', field: 'thresholds' };
  return { developerName: nameOf(value, Number(index)), field: fieldOf(field) };
}

function fieldOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the record' : path.map(String).join('.');
}

const recordList = z.object({ thresholds: z.array(z.unknown()) });
const namedRecord = thresholdRecord.pick({ DeveloperName: true });

function nameOf(value: unknown, index: number): string {
  const record = recordList.safeParse(value).data?.thresholds[index];
  return namedRecord.safeParse(record).data?.DeveloperName ?? `record ${index + 1}`;
}
