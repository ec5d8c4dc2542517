// SPDX-License-Identifier: Apache-2.0
import { checkThresholds, thresholdsRefused } from '../../src/rules/index.ts';
import type { ThresholdRecord } from '../../src/rules/index.ts';
import { aRecord } from './aThreshold.ts';

const QUEUES = new Set(['Churn_Desk']);
const check = (...records: readonly ThresholdRecord[]) => checkThresholds(records, { queues: QUEUES });
const faultsOf = (...records: readonly ThresholdRecord[]) =>
  check(...records).faults.map(({ field, message }) => `${field} ${message}`);

test('a record of blanks means any value, any segment, any day, one renewal and no due date', () => {
  const record = aRecord({ Task_Due_In_Days__c: null, Task_Priority__c: null, Segment__c: ' ' });

  expect(check(record)).toEqual({
    thresholds: [
      {
        developerName: 'High',
        band: 'High',
        rank: 30,
        minProbability: 0.6,
        minMicros: 600_000,
        halfMinMicros: 300_000,
        minValueCents: 0,
        segment: undefined,
        maxDays: undefined,
        minRenewals: 1,
        createsTask: true,
        taskPriority: null,
        taskDueInDays: undefined,
        assignTo: 'Account Owner',
      },
    ],
    faults: [],
    warnings: [],
  });
});

test('bounds become the least whole units that meet them, from their decimal text', () => {
  const bounds = [0.29, 0.1234561, 0.0000001, 1, 0].map((bound, i) => {
    const record = aRecord({ DeveloperName: `D${i}`, Min_Probability__c: bound, Min_Renewal_Value__c: 1.005 });
    const { minMicros, halfMinMicros, minValueCents } = check(record).thresholds[0]!;
    return [minMicros, halfMinMicros, minValueCents];
  });

  expect(bounds).toEqual([
    [290_000, 145_000, 101],
    [123_457, 61_729, 101],
    [1, 1, 101],
    [1_000_000, 500_000, 101],
    [0, 0, 101],
  ]);
});

test('the order of severity is rank, then Min_Probability, then DeveloperName by code point', () => {
  const low = aRecord({ DeveloperName: 'Low', Band__c: 'Low', Rank__c: 10 });
  const order = check(
    low,
    aRecord({ DeveloperName: 'a' }),
    aRecord({ DeveloperName: 'B' }),
    aRecord({ DeveloperName: 'Z', Min_Probability__c: 0.7 }),
  ).thresholds.map((threshold) => threshold.developerName);

  expect(order).toEqual(['Z', 'B', 'a', 'Low']);
});

test.each<[Partial<ThresholdRecord>, string]>([
  [{ Band__c: '' }, 'Band__c is blank; it must have 1 to 40 characters'],
  [{ Band__c: 'x'.repeat(41) }, 'Band__c has 41 characters; it must have 1 to 40'],
  [{ Rank__c: 0 }, 'Rank__c is 0; it must be a whole number from 1 to 99'],
  [{ Rank__c: 100 }, 'Rank__c is 100; it must be a whole number from 1 to 99'],
  [{ Rank__c: 1.5 }, 'Rank__c is 1.5; it must be a whole number from 1 to 99'],
  [{ Rank__c: null }, 'Rank__c is blank; it must be a whole number from 1 to 99'],
  [{ Min_Probability__c: 1.1 }, 'Min_Probability__c is 1.1; it must be a number from 0 to 1'],
  [{ Min_Probability__c: -0.1 }, 'Min_Probability__c is -0.1; it must be a number from 0 to 1'],
  [{ Min_Probability__c: null }, 'Min_Probability__c is blank; it must be a number from 0 to 1'],
  [{ Min_Renewal_Value__c: -1 }, 'Min_Renewal_Value__c is -1; it must be a number of at least 0, or blank'],
  [{ Max_Days_To_Renewal__c: 1.5 }, 'Max_Days_To_Renewal__c is 1.5; it must be a whole number of at least 0, or blank'],
  [{ Min_Renewals__c: 0 }, 'Min_Renewals__c is 0; it must be a whole number of at least 1, or blank'],
  [{ Task_Due_In_Days__c: -1 }, 'Task_Due_In_Days__c is -1; it must be a whole number of at least 0, or blank'],
  [{ Task_Due_In_Days__c: 2.5 }, 'Task_Due_In_Days__c is 2.5; it must be a whole number of at least 0, or blank'],
  [{ Assign_To__c: ' ' }, 'Assign_To__c is blank; it must be "Account Owner" or the DeveloperName of a queue'],
  [
    { Assign_To__c: 'churn_desk' },
    'Assign_To__c is "churn_desk", which is no queue of the org; it must be "Account Owner" or the DeveloperName of a queue',
  ],
  [{ DeveloperName: 'x'.repeat(41) }, 'DeveloperName has 41 characters; it must have 1 to 40'],
])('refuses %j', (over, fault) => {
  expect(faultsOf(aRecord(over))).toEqual([fault]);
});

test.each<[Partial<ThresholdRecord>]>([
  [{ Rank__c: 1 }],
  [{ Rank__c: 99 }],
  [{ Min_Probability__c: 0 }],
  [{ Min_Probability__c: 1 }],
  [{ Band__c: 'x'.repeat(40) }],
  [{ Max_Days_To_Renewal__c: 0 }],
  [{ Task_Due_In_Days__c: 0 }],
  [{ Assign_To__c: 'Churn_Desk' }],
])('accepts %j', (over) => {
  expect(faultsOf(aRecord(over))).toEqual([]);
});

test('a band has one rank and a rank has one band, compared with case', () => {
  expect(faultsOf(aRecord({ DeveloperName: 'A' }), aRecord({ DeveloperName: 'B', Band__c: 'high' }))).toEqual([
    'Band__c rank 30 has the band "High" in A',
  ]);
  expect(faultsOf(aRecord({ DeveloperName: 'A' }), aRecord({ DeveloperName: 'B', Rank__c: 31 }))).toEqual([
    'Rank__c band "High" has the rank 30 in A',
  ]);
  expect(
    faultsOf(aRecord({ DeveloperName: 'A' }), aRecord({ DeveloperName: 'B', Band__c: 'high', Rank__c: 31 })),
  ).toEqual([]);
});

test('a DeveloperName that is there twice is a fault', () => {
  expect(faultsOf(aRecord(), aRecord({ Min_Probability__c: 0.5 }))).toEqual(['DeveloperName is there twice']);
});

test('all faults come at once, and no threshold with them', () => {
  const { thresholds, faults } = check(
    aRecord({ DeveloperName: 'A', Rank__c: 0, Min_Renewals__c: -1 }),
    aRecord({ DeveloperName: 'B', Assign_To__c: null }),
    aRecord({ DeveloperName: 'C' }),
  );

  expect(thresholds).toEqual([]);
  expect(faults.map(({ developerName, field }) => `${developerName}.${field}`)).toEqual([
    'A.Rank__c',
    'A.Min_Renewals__c',
    'B.Assign_To__c',
    'B.Rank__c',
    'C.Rank__c',
  ]);
});

test('inactive records count for nothing, whatever they hold', () => {
  const { thresholds, faults } = check(aRecord(), aRecord({ Active__c: false, Rank__c: -5, Band__c: 'Other' }));

  expect([thresholds.length, faults]).toEqual([1, []]);
});

test('without an org, queues are not looked up', () => {
  const record = aRecord({ Assign_To__c: 'Some_Queue' });

  expect(checkThresholds([record], { queues: undefined }).faults).toEqual([]);
});

test('no active threshold is a warning', () => {
  expect(check(aRecord({ Active__c: false })).warnings).toEqual(['No threshold is active: no account can be at risk.']);
});

test('the refusal names every record and field', () => {
  const error = thresholdsRefused(check(aRecord({ Rank__c: 0, Min_Renewals__c: 0 })).faults);

  expect([error.code, error.message]).toEqual([
    'thresholds_invalid',
    "The thresholds can't be used: High, Rank__c: is 0; it must be a whole number from 1 to 99; " +
      'High, Min_Renewals__c: is 0; it must be a whole number of at least 1, or blank.',
  ]);
});
