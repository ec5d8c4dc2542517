// SPDX-License-Identifier: Apache-2.0
import { ACCOUNT_OWNER } from './threshold.ts';
import type { ThresholdRecord } from './threshold.ts';

/** What is wrong with one field of one Custom Metadata record. */
export type RecordFault = { readonly developerName: string; readonly field: string; readonly message: string };

/** Every fault that an active record has by itself. `queues`: see `checkThresholds`. */
export function findRecordFaults(
  record: ThresholdRecord,
  queues: ReadonlySet<string> | undefined,
): readonly RecordFault[] {
  const messages: Readonly<Record<string, string | undefined>> = {
    // Threshold__c of a Risk holds it
    DeveloperName: textFault(record.DeveloperName, 40),
    Band__c: textFault(record.Band__c, 40),
    Rank__c: numberFault(record.Rank__c, { least: 1, most: 99, whole: true, required: true }),
    Min_Probability__c: numberFault(record.Min_Probability__c, { least: 0, most: 1, required: true }),
    Min_Renewal_Value__c: numberFault(record.Min_Renewal_Value__c, { least: 0 }),
    Max_Days_To_Renewal__c: numberFault(record.Max_Days_To_Renewal__c, { least: 0, whole: true }),
    Min_Renewals__c: numberFault(record.Min_Renewals__c, { least: 1, whole: true }),
    Task_Due_In_Days__c: numberFault(record.Task_Due_In_Days__c, { least: 0, whole: true }),
    Assign_To__c: assigneeFault(record.Assign_To__c, queues),
  };
  return faultsOf(record.DeveloperName, messages);
}

/** The fields that have a message, as faults of a record. */
export function faultsOf(
  developerName: string,
  messages: Readonly<Record<string, string | undefined>>,
): readonly RecordFault[] {
  return Object.entries(messages).flatMap(([field, message]) =>
    message === undefined ? [] : [{ developerName, field, message }],
  );
}

type NumberRule = {
  readonly least: number;
  readonly most?: number;
  readonly whole?: boolean;
  readonly required?: boolean;
};

/** Why a number does not keep the rule; undefined where it does. Blank is fine unless required. */
export function numberFault(value: number | null | undefined, rule: NumberRule): string | undefined {
  if (value === null || value === undefined) return rule.required ? `is blank; it must be ${rangeOf(rule)}` : undefined;
  const fits =
    value >= rule.least && value <= (rule.most ?? Number.MAX_VALUE) && (!rule.whole || Number.isInteger(value));
  return fits ? undefined : `is ${value}; it must be ${rangeOf(rule)}`;
}

function rangeOf({ least, most, whole, required }: NumberRule): string {
  const kind = whole ? 'a whole number' : 'a number';
  const range = most === undefined ? `of at least ${least}` : `from ${least} to ${most}`;
  return `${kind} ${range}${required ? '' : ', or blank'}`;
}

function textFault(value: string | null | undefined, most: number): string | undefined {
  if (value === null || value === undefined || value.trim() === '')
    return `is blank; it must have 1 to ${most} characters`;
  return value.length > most ? `has ${value.length} characters; it must have 1 to ${most}` : undefined;
}

function assigneeFault(value: string | null | undefined, queues: ReadonlySet<string> | undefined): string | undefined {
  const expected = `it must be "${ACCOUNT_OWNER}" or the DeveloperName of a queue`;
  if (value === null || value === undefined || value.trim() === '') return `is blank; ${expected}`;
  if (value === ACCOUNT_OWNER || queues === undefined || queues.has(value)) return undefined;
  return `is "${value}", which is no queue of the org; ${expected}`;
}
