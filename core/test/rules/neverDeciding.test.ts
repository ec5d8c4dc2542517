// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { checkThresholds, createJudge } from '../../src/rules/index.ts';
import type { ThresholdRecord } from '../../src/rules/index.ts';
import { AS_OF, aRenewal } from './anAccount.ts';
import { aRecord, thresholdsOf } from './aThreshold.ts';

const warningsOf = (...records: readonly ThresholdRecord[]) => checkThresholds(records, { queues: undefined }).warnings;
const lower = (over: Partial<ThresholdRecord>) =>
  aRecord({ DeveloperName: 'Lower', Band__c: 'Low', Rank__c: 10, ...over });
const NEVER = ['Threshold Lower can never decide: High fires whenever it does, and goes first.'];

test.each<[string, Partial<ThresholdRecord>]>([
  ['the same conditions', {}],
  ['a higher Min_Probability', { Min_Probability__c: 0.9 }],
  ['a bound that differs by less than a score can', { Min_Probability__c: 0.5999999 }],
  ['a segment', { Segment__c: 'Academic' }],
  ['a value', { Min_Renewal_Value__c: 100 }],
  ['a number of days', { Max_Days_To_Renewal__c: 30 }],
  ['more renewals', { Min_Renewals__c: 2 }],
])('a lower record with %s never decides', (_, over) => {
  expect(warningsOf(aRecord(), lower(over))).toEqual(NEVER);
});

test.each<[string, Partial<ThresholdRecord>, Partial<ThresholdRecord>]>([
  ['a lower Min_Probability', {}, { Min_Probability__c: 0.599999 }],
  ['another segment', { Segment__c: 'Academic' }, { Segment__c: 'Research' }],
  ['any segment', { Segment__c: 'Academic' }, {}],
  ['unknown values', { Min_Renewal_Value__c: 0.01 }, {}],
  ['later days', { Max_Days_To_Renewal__c: 30 }, { Max_Days_To_Renewal__c: 31 }],
  ['any day', { Max_Days_To_Renewal__c: 30 }, {}],
  ['fewer renewals', { Min_Renewals__c: 3 }, { Min_Renewals__c: 2 }],
])('a lower record that takes %s may decide', (_, higher, over) => {
  expect(warningsOf(aRecord(higher), lower(over))).toEqual([]);
});

test('segments are compared without case', () => {
  expect(warningsOf(aRecord({ Segment__c: 'ACADEMIC' }), lower({ Segment__c: 'academic' }))).toEqual(NEVER);
});

test('of two equal records of one rank, the one that loses the tie never decides', () => {
  expect(warningsOf(aRecord({ DeveloperName: 'B' }), aRecord({ DeveloperName: 'A' }))).toEqual([
    'Threshold B can never decide: A fires whenever it does, and goes first.',
  ]);
});

test('a higher Min_Probability of the same rank does not hide a lower one', () => {
  expect(warningsOf(aRecord({ DeveloperName: 'A', Min_Probability__c: 0.9 }), aRecord({ DeveloperName: 'B' }))).toEqual(
    [],
  );
});

test('a record that is said never to decide decides for no account', () => {
  const record = fc.record({
    Rank__c: fc.constantFrom(10, 20),
    Min_Probability__c: fc.constantFrom(0.2, 0.5),
    Min_Renewal_Value__c: fc.constantFrom(null, 10),
    Segment__c: fc.constantFrom(null, 'x', 'X', 'y'),
    Max_Days_To_Renewal__c: fc.constantFrom(null, 5, 50),
    Min_Renewals__c: fc.constantFrom(null, 2),
  });
  const renewal = fc.record({
    probabilityMicros: fc.constantFrom(100_000, 300_000, 600_000),
    valueCents: fc.constantFrom(null, 500, 1_000),
    segment: fc.constantFrom(null, 'x', 'y'),
    renewalDate: fc.constantFrom('2026-09-29', '2026-10-03', '2026-11-01', '2027-09-01'),
  });
  fc.assert(
    fc.property(fc.array(record, { maxLength: 4 }), fc.array(renewal, { maxLength: 4 }), (records, renewals) => {
      const named = records.map((over, i) =>
        aRecord({ ...over, DeveloperName: `T${i}`, Band__c: `Band ${over.Rank__c}` }),
      );
      const decider = createJudge(thresholdsOf(...named), AS_OF)(renewals.map((over) => aRenewal(over)))?.deciding;
      return (
        decider === undefined ||
        warningsOf(...named).every((text) => !text.includes(`Threshold ${decider.developerName} `))
      );
    }),
  );
});
