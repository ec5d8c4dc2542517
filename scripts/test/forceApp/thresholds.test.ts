// SPDX-License-Identifier: Apache-2.0
import { childrenOf, textOf, type Element } from './element.ts';
import { fieldsOf, filesOf } from './orgPackage.ts';

const BLANK = '';

test('four thresholds are packaged as the starting point', () => {
  expect(
    records('Churn_Threshold').map(({ name, values }) => [
      name,
      values['Rank__c'],
      values['Min_Probability__c'],
      values['Creates_Task__c'],
      values['Task_Due_In_Days__c'],
      values['Assign_To__c'],
    ]),
  ).toEqual([
    ['Critical', '40.0', '0.8', 'true', '3.0', 'Account Owner'],
    ['High', '30.0', '0.6', 'true', '7.0', 'Account Owner'],
    ['Low', '10.0', '0.25', 'false', BLANK, 'Account Owner'],
    ['Medium', '20.0', '0.4', 'false', BLANK, 'Account Owner'],
  ]);
});

test('a packaged threshold is active, and its band has its name', () => {
  expect(
    records('Churn_Threshold').filter(
      ({ name, values }) => values['Band__c'] !== name || values['Active__c'] !== 'true',
    ),
  ).toEqual([]);
});

test('the setting Default holds out nobody and names the packaged key field', () => {
  expect(records('Churn_Setting')).toEqual([
    {
      name: 'Default',
      values: {
        Account_Key_Field__c: 'Churn_Account_Key__c',
        Control_Max_Value__c: BLANK,
        Control_Percent__c: '0.0',
        Control_Salt__c: BLANK,
        Max_Alerts_Per_Owner__c: BLANK,
        Max_New_Alerts__c: BLANK,
        Realert_After_Days__c: '30.0',
      },
    },
  ]);
});

test.each(['Churn_Setting', 'Churn_Threshold'])('a record of %s fills every field of its type', (type) => {
  const names = fieldsOf(`${type}__mdt`).map(({ name }) => name);
  expect(records(type).map(({ values }) => Object.keys(values))).toEqual(records(type).map(() => names));
});

test('administrators may tune every field of a packaged record', () => {
  const fixed = filesOf('CustomField').filter(
    ({ path, root }) => path.includes('__mdt/') && textOf(root, 'fieldManageability') !== 'SubscriberControlled',
  );
  expect(fixed).toEqual([]);
});

type MetadataRecord = { readonly name: string; readonly values: Readonly<Record<string, string>> };

const records = (type: string): readonly MetadataRecord[] =>
  filesOf('CustomMetadata')
    .filter(({ path }) => path.startsWith(`customMetadata/${type}.`))
    .map(({ path, root }) => ({
      name: path.split('.')[1] ?? '',
      values: Object.fromEntries(childrenOf(root, 'values').map(valueOf)),
    }));

const valueOf = (values: Element): readonly [string, string] => [
  textOf(values, 'field') ?? '',
  textOf(values, 'value') ?? '',
];
