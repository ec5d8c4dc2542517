// SPDX-License-Identifier: Apache-2.0
import { checkSetting } from '../../src/rules/index.ts';
import type { SettingRecord } from '../../src/rules/index.ts';

test('an org without a setting has the defaults', () => {
  const setting = {
    control: undefined,
    realertAfterDays: 30,
    maxNewAlerts: undefined,
    maxAlertsPerOwner: undefined,
    accountKeyField: undefined,
  };

  expect(checkSetting()).toEqual({ setting, faults: [] });
  expect(checkSetting({ Realert_After_Days__c: null, Account_Key_Field__c: ' ' })).toEqual({ setting, faults: [] });
});

test('a full setting is taken as it stands', () => {
  const { setting } = checkSetting({
    Control_Percent__c: 12.5,
    Control_Salt__c: 'pepper',
    Control_Max_Value__c: 5000.019,
    Realert_After_Days__c: 0,
    Max_New_Alerts__c: 200,
    Max_Alerts_Per_Owner__c: 20,
    Account_Key_Field__c: 'Customer_Number__c',
  });

  expect(setting).toEqual({
    control: { bucketLimit: 1_250, salt: 'pepper', maxValueCents: 500_001n },
    realertAfterDays: 0,
    maxNewAlerts: 200,
    maxAlertsPerOwner: 20,
    accountKeyField: 'Customer_Number__c',
  });
});

test.each<[SettingRecord, string]>([
  [{ Control_Percent__c: 100.1 }, 'Control_Percent__c is 100.1; it must be a number from 0 to 100, or blank'],
  [{ Control_Percent__c: -1 }, 'Control_Percent__c is -1; it must be a number from 0 to 100, or blank'],
  [{ Control_Max_Value__c: -1 }, 'Control_Max_Value__c is -1; it must be a number of at least 0, or blank'],
  [{ Realert_After_Days__c: 1.5 }, 'Realert_After_Days__c is 1.5; it must be a whole number of at least 0, or blank'],
  [{ Max_New_Alerts__c: -1 }, 'Max_New_Alerts__c is -1; it must be a whole number of at least 0, or blank'],
  [{ Max_Alerts_Per_Owner__c: -1 }, 'Max_Alerts_Per_Owner__c is -1; it must be a whole number of at least 0, or blank'],
  [{ Account_Key_Field__c: 'a b' }, 'Account_Key_Field__c is "a b", which is no API name of a field'],
])('refuses %j', (record, fault) => {
  const { faults } = checkSetting(record);

  expect(faults.map(({ developerName, field, message }) => [developerName, `${field} ${message}`])).toEqual([
    ['Default', fault],
  ]);
});
