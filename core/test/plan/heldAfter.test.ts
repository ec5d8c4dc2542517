// SPDX-License-Identifier: Apache-2.0
import type { PlanContext } from '../../src/plan/index.ts';
import { checkSetting } from '../../src/rules/index.ts';
import type { SettingRecord } from '../../src/rules/index.ts';
import { anAccount } from '../rules/anAccount.ts';
import { aContext, anOrgRisk } from './anOrg.ts';
import { planOf } from './planOf.ts';

const BARELY = [{ probabilityMicros: 300_000, valueCents: 100_000 }];
const AT_RISK = [{ probabilityMicros: 900_000, valueCents: 100_000 }];
const EVERYBODY = { Control_Percent__c: 100 };

const heldOf = (renewals: typeof AT_RISK, setting: SettingRecord, over: Parameters<typeof aContext>[0] = {}) => {
  const context: PlanContext = aContext({ setting: checkSetting(setting).setting, ...over });
  const { end } = planOf(context, [anAccount(renewals)]);
  return JSON.parse(end.renderPreview(10_000, { currency: 'EUR', evaluation: null })).held;
};

describe('a load right after this one holds out', () => {
  test('nobody without a control group', () => {
    expect(heldOf(BARELY, {})).toEqual([0]);
    expect(heldOf(BARELY, EVERYBODY, { control: false })).toEqual([0]);
  });

  test('nobody who has a Risk or gets one now', () => {
    expect(heldOf(BARELY, EVERYBODY, { risks: [anOrgRisk({ status: 'Receded' })] })).toEqual([0]);
    expect(heldOf(AT_RISK, { Control_Percent__c: 100, Control_Max_Value__c: 1 })).toEqual([0]);
  });

  test('whom this one or an earlier one held out, whatever the value', () => {
    expect(heldOf(AT_RISK, EVERYBODY)).toEqual([1]);
    const largest = { ...EVERYBODY, Control_Max_Value__c: 1 };
    expect(heldOf(AT_RISK, largest, { heldOutBefore: new Set(['a1']) })).toEqual([1]);
    expect(heldOf(BARELY, largest, { heldOutBefore: new Set(['a1']) })).toEqual([1]);
  });

  test('who is drawn and not at risk yet, up to the largest value where there is one', () => {
    expect(heldOf(BARELY, EVERYBODY)).toEqual([1]);
    expect(heldOf(BARELY, { ...EVERYBODY, Control_Max_Value__c: 1_000 })).toEqual([2]);
  });
});
