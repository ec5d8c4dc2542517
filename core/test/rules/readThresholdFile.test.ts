// SPDX-License-Identifier: Apache-2.0
import { readThresholdFile } from '../../src/rules/index.ts';
import type { ChurnError } from '../../src/churnError.ts';
import { aRecord } from './aThreshold.ts';

const messageOf = (json: unknown): string => {
  try {
    readThresholdFile(json);
  } catch (error) {
    expect((error as ChurnError).code).toBe('thresholds_invalid');
    return (error as ChurnError).message;
  }
  throw new Error('the file was accepted');
};

test('a list of records and an object with thresholds and setting are read', () => {
  const record = aRecord();

  expect(readThresholdFile([record])).toEqual({ thresholds: [record], setting: undefined });
  expect(readThresholdFile({ thresholds: [record], setting: { Control_Percent__c: 5 } })).toEqual({
    thresholds: [record],
    setting: { Control_Percent__c: 5 },
  });
});

test('fields that nobody knows are ignored, blank ones stay blank', () => {
  const { thresholds } = readThresholdFile([
    { Id: 'm00', DeveloperName: 'A', Active__c: false, Rank__c: null, attributes: {} },
  ]);

  expect(thresholds).toEqual([{ DeveloperName: 'A', Active__c: false, Rank__c: null }]);
});

test('every value of the wrong type is named by record and field', () => {
  const message = messageOf([
    aRecord({ DeveloperName: 'A' }),
    { ...aRecord({ DeveloperName: 'B' }), Rank__c: '30', Active__c: 'yes' },
    { Active__c: true },
  ]);

  expect(message).toMatch(
    /B, Active__c: .*expected boolean.*; B, Rank__c: .*expected number.*; record 3, DeveloperName: /,
  );
});

test('a wrong setting is named by field', () => {
  expect(messageOf({ thresholds: [], setting: { Control_Percent__c: '5' } })).toMatch(/Default, Control_Percent__c: /);
});

test.each<[unknown, RegExp]>([
  ['text', /the file, top level: /],
  [null, /the file, top level: /],
  [{}, /the file, thresholds: /],
  [[1], /record 1, the record: /],
])('%j is no thresholds file', (json, expected) => {
  expect(messageOf(json)).toMatch(expected);
});
