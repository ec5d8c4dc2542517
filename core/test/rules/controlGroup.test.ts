// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { checkSetting, isHeldOut } from '../../src/rules/index.ts';
import type { ControlCandidate, SettingRecord } from '../../src/rules/index.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const aCandidate = (over: Partial<ControlCandidate> = {}): ControlCandidate => ({
  accountKey: 'A1',
  season: '2026',
  measures: { valueAtRiskCents: 100_00n, valueIsPartial: false },
  heldOutBefore: false,
  ...over,
});
const held = (record: SettingRecord, over: Partial<ControlCandidate> = {}) => {
  const { setting, faults } = checkSetting({ Control_Salt__c: 'pepper', ...record });
  expect(faults).toEqual([]);
  return isHeldOut(aCandidate(over), setting.control, sha256);
};

// sha256("pepper|a1|2026") begins with 37b0a4af: bucket 3375
test('an account is drawn when its bucket of 10,000 lies below Control_Percent x 100', () => {
  expect([held({ Control_Percent__c: 33.76 }), held({ Control_Percent__c: 33.75 })]).toEqual([true, false]);
});

test('the key counts trimmed and in lower case, the season and the salt as they are', () => {
  const texts: string[] = [];
  const { setting } = checkSetting({ Control_Percent__c: 1, Control_Salt__c: ' Salt' });
  isHeldOut(
    aCandidate({ accountKey: ' É1 ', season: '2026-X' }),
    setting.control,
    (text) => (texts.push(text), sha256(text)),
  );

  expect(texts).toEqual([' Salt|é1|2026-X']);
});

test('a percentage counts as its decimal text says', () => {
  // 0.29 x 100 is 28.999999999999996 in binary
  expect(checkSetting({ Control_Percent__c: 0.29 }).setting.control?.bucketLimit).toBe(29);
  expect(checkSetting({ Control_Percent__c: 0.291 }).setting.control?.bucketLimit).toBe(30);
});

test.each([0, null])('with Control_Percent %j nobody is held out, not even earlier ones', (percent) => {
  expect(held({ Control_Percent__c: percent }, { heldOutBefore: true })).toBe(false);
});

test('with 100 percent everybody is', () => {
  expect(['a', 'b', 'c', 'd'].map((accountKey) => held({ Control_Percent__c: 100 }, { accountKey }))).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

test.each<[string, number, Partial<ControlCandidate['measures']>, boolean]>([
  ['at the limit', 100, {}, true],
  ['above the limit', 99.999, {}, false],
  ['not fully known', 100, { valueIsPartial: true }, false],
])('with Control_Max_Value, a value at risk %s', (_, limit, measures, expected) => {
  const candidate = { measures: { valueAtRiskCents: 100_00n, valueIsPartial: false, ...measures } };
  expect(held({ Control_Percent__c: 100, Control_Max_Value__c: limit }, candidate)).toBe(expected);
});

test('without Control_Max_Value any value may be held out, known or not', () => {
  expect(held({ Control_Percent__c: 100 }, { measures: { valueAtRiskCents: 0n, valueIsPartial: true } })).toBe(true);
});

test('once held out, an account stays so, whatever its bucket and its value', () => {
  const setting = { Control_Percent__c: 0.01, Control_Max_Value__c: 0 };

  expect([held(setting), held(setting, { heldOutBefore: true })]).toEqual([false, true]);
});
