// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { createJudge } from '../../src/rules/index.ts';
import type { ThresholdRecord } from '../../src/rules/index.ts';
import type { Renewal } from '../../src/run/prediction.ts';
import { AS_OF, aRenewal } from './anAccount.ts';
import { aRecord, thresholdsOf, threeBands } from './aThreshold.ts';

/** Indices of the renewals at risk under one record; undefined: it does not fire. */
const atRisk = (over: Partial<ThresholdRecord>, ...renewals: ReadonlyArray<Partial<Renewal>>) =>
  createJudge(thresholdsOf(aRecord(over)), AS_OF)(renewals.map(aRenewal))?.atRisk;

test('a score at Min_Probability meets it, one millionth less does not', () => {
  expect(atRisk({}, { probabilityMicros: 600_000 }, { probabilityMicros: 599_999 })).toEqual([0]);
});

test('a renewal before asOf is past and meets nothing; one on the day does', () => {
  expect(atRisk({}, { renewalDate: '2026-09-29' }, { renewalDate: '2026-09-30' })).toEqual([1]);
});

test('days to renewal are counted from asOf', () => {
  const days = { Max_Days_To_Renewal__c: 92 };
  expect(atRisk(days, { renewalDate: '2026-12-31' }, { renewalDate: '2027-01-01' })).toEqual([0]);
  expect(atRisk({ Max_Days_To_Renewal__c: 0 }, { renewalDate: AS_OF }, { renewalDate: '2026-10-01' })).toEqual([0]);
  expect(atRisk({ Max_Days_To_Renewal__c: 1e9 }, { renewalDate: '2199-12-31' })).toEqual([0]);
});

test('a value at Min_Renewal_Value meets it; an unknown value meets only 0', () => {
  const values = [{ valueCents: 2_000_000 }, { valueCents: 1_999_999 }, { valueCents: null }];
  expect(atRisk({ Min_Renewal_Value__c: 20_000 }, ...values)).toEqual([0]);
  expect(atRisk({ Min_Renewal_Value__c: 0 }, ...values)).toEqual([0, 1, 2]);
  expect(atRisk({ Min_Renewal_Value__c: 0.001 }, { valueCents: null }, { valueCents: 0 }, { valueCents: 1 })).toEqual([
    2,
  ]);
});

test('a segment fits without case; a renewal without segment does not fit', () => {
  const segments = [{ segment: 'ACADEMIC' }, { segment: 'academic ' }, { segment: null }, { segment: 'Research' }];
  expect(atRisk({ Segment__c: 'Academic' }, ...segments)).toEqual([0]);
  expect(atRisk({ Segment__c: null }, ...segments)).toEqual([0, 1, 2, 3]);
});

test('a threshold fires when Min_Renewals of the renewals meet it', () => {
  expect(atRisk({ Min_Renewals__c: 2 }, {}, { probabilityMicros: 0 })).toBeUndefined();
  expect(atRisk({ Min_Renewals__c: 2 }, {}, { probabilityMicros: 0 }, {})).toEqual([0, 2]);
});

test('the most severe firing threshold decides; renewals that meet a lesser firing one are at risk as well', () => {
  const judge = createJudge(threeBands(), AS_OF);
  const judgement = judge([450_000, 850_000, 300_000].map((probabilityMicros) => aRenewal({ probabilityMicros })));

  expect([judgement?.deciding.developerName, judgement?.atRisk]).toEqual(['Critical', [0, 1]]);
});

test('a renewal that meets only a threshold that does not fire is not at risk', () => {
  const judge = createJudge(
    thresholdsOf(
      aRecord({ DeveloperName: 'High' }),
      aRecord({ DeveloperName: 'Pair', Band__c: 'Pair', Rank__c: 10, Min_Probability__c: 0.3, Min_Renewals__c: 3 }),
    ),
    AS_OF,
  );

  expect(judge([aRenewal(), aRenewal({ probabilityMicros: 400_000 })])?.atRisk).toEqual([0]);
});

test.each<[string, Partial<ThresholdRecord>, Partial<ThresholdRecord>, string]>([
  ['the higher rank', { Rank__c: 31, Band__c: 'X', Min_Probability__c: 0.1 }, { Min_Probability__c: 0.5 }, 'A'],
  ['then the higher Min_Probability', { Min_Probability__c: 0.1 }, { Min_Probability__c: 0.1000001 }, 'B'],
  ['then the smaller DeveloperName', {}, {}, 'A'],
])('ties: %s decides', (_, a, b, decider) => {
  const thresholds = thresholdsOf(aRecord({ DeveloperName: 'B', ...b }), aRecord({ DeveloperName: 'A', ...a }));

  expect(createJudge([...thresholds].reverse(), AS_OF)([aRenewal()])?.deciding.developerName).toBe(decider);
});

test('no threshold, no renewal: no risk', () => {
  expect(createJudge([], AS_OF)([aRenewal()])).toBeUndefined();
  expect(createJudge(threeBands(), AS_OF)([])).toBeUndefined();
});

test('the order of renewals does not change the judgement', () => {
  const renewals = fc.uniqueArray(
    fc.record({ renewalKey: fc.string({ minLength: 1 }), probabilityMicros: fc.integer({ min: 0, max: 1_000_000 }) }),
    { selector: ({ renewalKey }) => renewalKey },
  );
  const judge = createJudge(threeBands(), AS_OF);
  const found = (given: readonly Renewal[]) => {
    const judgement = judge(given);
    return [judgement?.deciding, judgement?.atRisk.map((i) => given[i]!.renewalKey).sort()];
  };
  fc.assert(
    fc.property(renewals, (overs) => {
      const given = overs.map(aRenewal);
      expect(found(given.toReversed())).toEqual(found(given));
    }),
  );
});
