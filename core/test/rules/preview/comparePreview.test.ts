// SPDX-License-Identifier: Apache-2.0
import { checkSetting, comparePreview } from '../../../src/rules/index.ts';
import type { ThresholdRecord } from '../../../src/rules/index.ts';
import { aRecord, thresholdsOf } from '../aThreshold.ts';
import { aPreview } from './aPreview.ts';

const HIGH = aRecord({ Min_Probability__c: 0.6 });
const LOW = aRecord({
  DeveloperName: 'Low',
  Band__c: 'Low',
  Rank__c: 10,
  Min_Probability__c: 0.4,
  Creates_Task__c: false,
});
const NOW = [HIGH, LOW];

/** Two owners; the second has left. */
const DOCUMENT = aPreview(
  thresholdsOf(...NOW),
  {
    a: { ownerId: '005-a', renewals: [{ probabilityMicros: 700_000, valueCents: 100_000 }] },
    b: { ownerId: '005-a', renewals: [{ probabilityMicros: 500_000, valueCents: 100_001 }] },
    c: { ownerId: '005-gone', ownerActive: false, renewals: [{ probabilityMicros: 900_000, valueCents: null }] },
    d: { ownerId: '005-a', renewals: [{ probabilityMicros: 350_000, valueCents: 20_000 }] },
    held: { held: 1, renewals: [{ probabilityMicros: 900_000 }] },
  },
  { setting: checkSetting({ Max_Alerts_Per_Owner__c: 1 }).setting },
);

const lowered = (record: ThresholdRecord, Min_Probability__c: number) => ({ ...record, Min_Probability__c });

test('tells accounts, value, bands and Tasks of both sides', () => {
  expect(comparePreview(DOCUMENT, NOW, [lowered(HIGH, 0.5), lowered(LOW, 0.3)])).toEqual({
    exact: true,
    now: { accounts: 3, alerts: 2, value: 1_200.01 },
    after: { accounts: 4, alerts: 3, value: 1_270.01 },
    enter: 1,
    leave: 0,
    bands: [
      { band: 'High', rank: 30, now: 2, after: 3 },
      { band: 'Low', rank: 10, now: 1, after: 1 },
    ],
    takers: [
      { kind: 'owner', id: '005-a', now: 1, after: 2, capacity: 1, overNow: false, over: true },
      { kind: 'queue', id: 'Churn_Risk_Fallback', now: 1, after: 1, capacity: null, overNow: false, over: false },
    ],
  });
});

test('follows what a record does besides its Min_Probability', () => {
  const after = [
    { ...HIGH, Active__c: false },
    { ...LOW, Rank__c: 50, Creates_Task__c: true, Assign_To__c: 'Specialists' },
  ];

  expect(comparePreview(DOCUMENT, NOW, after)).toMatchObject({
    after: { accounts: 3, alerts: 3, value: 1_200.01 },
    bands: [
      { band: 'Low', rank: 50, now: 1, after: 3 },
      { band: 'High', rank: 30, now: 2, after: 0 },
    ],
    takers: [
      { kind: 'queue', id: 'Specialists', now: 0, after: 3 },
      { kind: 'owner', id: '005-a', now: 1, after: 0 },
      { kind: 'queue', id: 'Churn_Risk_Fallback', now: 1, after: 0 },
    ],
  });
  expect(comparePreview(DOCUMENT, NOW, [{ ...HIGH, Min_Renewals__c: 2 }, LOW]).after.accounts).toBe(3);
  expect(comparePreview(DOCUMENT, NOW, [{ ...HIGH, Min_Renewals__c: 2 }, lowered(LOW, 0.8)]).after.accounts).toBe(1);
});

test('holds out whom a load would hold out, as far as the value goes', () => {
  const { setting } = checkSetting({ Control_Percent__c: 5, Control_Max_Value__c: 500 });
  const renewals = [
    { probabilityMicros: 900_000, valueCents: 50_000 },
    { probabilityMicros: 350_000, valueCents: 50_000 },
  ];
  const document = aPreview(
    thresholdsOf(HIGH),
    {
      cheap: { held: 2, renewals },
      unknown: { held: 2, renewals: [...renewals, { probabilityMicros: 310_000, valueCents: null }] },
    },
    { setting },
  );

  // 450.00 each; at 0.35 it is 625.00, and at 0.31 the value of one is not fully known
  expect(comparePreview(document, [HIGH], [lowered(HIGH, 0.35)])).toMatchObject({
    now: { accounts: 0 },
    after: { accounts: 2, value: 1_250 },
  });
  const dear = { ...document, controlMax: 100_000 };
  expect(comparePreview(dear, [HIGH], [lowered(HIGH, 0.35)]).after.accounts).toBe(0);
  expect(comparePreview(dear, [HIGH], [lowered(HIGH, 0.31)]).after.accounts).toBe(1);
});

test('stands for all accounts where only some are listed, and says so', () => {
  const thinned = { ...DOCUMENT, accounts: 15, every: 3 };

  expect(comparePreview(thinned, NOW, [HIGH, lowered(LOW, 0.3)])).toMatchObject({
    exact: false,
    now: { accounts: 9, alerts: 6, value: 3_600.03 },
    enter: 3,
    takers: [
      { now: 3, after: 3, overNow: true, over: true },
      { kind: 'queue', now: 3 },
    ],
  });
});

test('refuses what the document can not answer, naming record and field', () => {
  const after = [
    { ...lowered(HIGH, 0.29), Segment__c: 'Academic', Min_Renewal_Value__c: 10, Max_Days_To_Renewal__c: 30 },
    aRecord({ DeveloperName: 'New', Band__c: 'New', Rank__c: 5 }),
  ];

  expect(() => comparePreview(DOCUMENT, NOW, after)).toThrow(
    expect.objectContaining({
      code: 'thresholds_invalid',
      message:
        "The preview of the run can't answer this: " +
        'High, Min_Probability__c: is below half of what it was (0.3 or more); ' +
        'High, Min_Renewal_Value__c: is not what it was when the run was loaded; ' +
        'High, Segment__c: is not what it was when the run was loaded; ' +
        'High, Max_Days_To_Renewal__c: is not what it was when the run was loaded; ' +
        'New, Active__c: the record was not active when the run was loaded.',
      data: expect.arrayContaining([expect.objectContaining({ developerName: 'New', field: 'Active__c' })]),
    }),
  );
});

test('refuses records that a load would refuse', () => {
  expect(() => comparePreview(DOCUMENT, NOW, [lowered(HIGH, 1.5), LOW])).toThrow(
    expect.objectContaining({ code: 'thresholds_invalid', message: expect.stringContaining('Min_Probability__c') }),
  );
});

test('another spelling of a segment, or a blank for what it means, is no change', () => {
  const academic = aRecord({ Segment__c: 'Academic', Min_Renewals__c: 1 });
  const document = aPreview(thresholdsOf(academic), { a: { renewals: [{ segment: 'academic' }] } });

  const after = { ...academic, Segment__c: 'ACADEMIC', Min_Renewals__c: null, Min_Renewal_Value__c: 0 };
  expect(comparePreview(document, [academic], [after])).toMatchObject({ enter: 0, leave: 0, after: { accounts: 1 } });
});
