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
import type { OrgPort, Rows } from '../ports.ts';
import type { AccessNotes } from './accessNotes.ts';
import { QUEUES_QUERY, queuesIn } from './orgQueues.ts';
import { SETTING_QUERY, settingIn, THRESHOLDS_QUERY, thresholdsIn } from './orgRules.ts';

/** The thresholds and the setting that a load goes by, checked. */
export type RulesInForce = {
  /** The active records as they were given: what Thresholds__c keeps. */
  readonly records: readonly ThresholdRecord[];
  readonly thresholds: readonly Threshold[];
  readonly setting: Setting;
  readonly warnings: readonly string[];
};

/** The org's answers to `RULES_ASKS`. */
export type RulesInOrg = { readonly queues: Rows; readonly thresholds: Rows; readonly setting: Rows };

export const RULES_ASKS = [{ query: QUEUES_QUERY }, { query: THRESHOLDS_QUERY }, { query: SETTING_QUERY }] as const;

/** Asks the org for its rules, in one call. */
export async function askForRules(org: OrgPort): Promise<RulesInOrg> {
  const [queues, thresholds, setting] = await org.ask(RULES_ASKS);
  return { queues, thresholds, setting };
}

/**
 * From the file where one was given, else from the org; undefined where the org does not show them (told in `notes`).
 * @throws ChurnError `thresholds_invalid` with every fault of thresholds and setting
 */
export async function readRulesInForce(
  inOrg: RulesInOrg,
  file: ThresholdFile | undefined,
  notes: AccessNotes,
): Promise<RulesInForce | undefined> {
  const queues = await notes.read('the queues (Group)', () => queuesIn(inOrg.queues));
  const records = file?.thresholds ?? (await notes.read('Churn_Threshold__mdt', () => thresholdsIn(inOrg.thresholds)));
  const setting = file?.setting ?? (await notes.read('Churn_Setting__mdt', () => settingIn(inOrg.setting)));
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
