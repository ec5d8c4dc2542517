// SPDX-License-Identifier: Apache-2.0
import {
  checkSetting,
  checkThresholds,
  thresholdsRefused,
  type Setting,
  type SettingRecord,
  type Threshold,
  type ThresholdFile,
  type ThresholdRecord,
} from '../../rules/index.ts';
import type { OrgPort } from '../ports.ts';
import type { AccessNotes } from './accessNotes.ts';
import { readQueues } from './orgQueues.ts';
import { readSetting, readThresholds } from './orgRules.ts';

/** The thresholds and the setting that a load goes by, checked. */
export type RulesInForce = {
  /** The active records as they were given: what Thresholds__c keeps. */
  readonly records: readonly ThresholdRecord[];
  readonly thresholds: readonly Threshold[];
  readonly setting: Setting;
  readonly warnings: readonly string[];
};

/**
 * From the file where one was given, else from the org; undefined where the org does not show them (told in `notes`).
 * @throws ChurnError `thresholds_invalid` with every fault of thresholds and setting
 */
export async function readRulesInForce(
  org: OrgPort,
  file: ThresholdFile | undefined,
  notes: AccessNotes,
): Promise<RulesInForce | undefined> {
  const queues = await notes.read('the queues (Group)', () => readQueues(org));
  const records = file?.thresholds ?? (await notes.read('Churn_Threshold__mdt', () => readThresholds(org)));
  const setting = file?.setting ?? (await notes.read('Churn_Setting__mdt', () => readSetting(org)));
  return records === undefined || setting === undefined ? undefined : checkRules(records, setting, queues);
}

function checkRules(
  records: readonly ThresholdRecord[],
  record: SettingRecord,
  queues: ReadonlySet<string> | undefined,
): RulesInForce {
  const { thresholds, faults, warnings } = checkThresholds(records, { queues });
  const { setting, faults: settingFaults } = checkSetting(record);
  const all = [...faults, ...settingFaults];
  if (all.length > 0) throw thresholdsRefused(all);
  return { records: records.filter((threshold) => threshold.Active__c), thresholds, setting, warnings };
}
