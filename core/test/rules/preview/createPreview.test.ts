// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { checkSetting, createPreview, readPreview } from '../../../src/rules/index.ts';
import type { Threshold } from '../../../src/rules/index.ts';
import { AS_OF, aRenewal } from '../anAccount.ts';
import type { RenewalExample } from '../anAccount.ts';
import { aRecord, thresholdsOf, threeBands } from '../aThreshold.ts';
import { aPreview, collectPreview, ROOM, someFacts } from './aPreview.ts';

const renewalsOf = (thresholds: readonly Threshold[], renewals: readonly RenewalExample[]) => {
  const { conditions, condition, probability, value } = aPreview(thresholds, { A: { renewals } });
  return probability.map((micros, i) => [micros, value[i], conditions[condition[i]!]]);
};

test('is JSON of columns, in the order of the account keys', () => {
  const preview = collectPreview(threeBands(), {
    b: { renewals: [{ probabilityMicros: 450_000, valueCents: null }], ownerActive: false, held: 2 },
    A: {
      renewals: [
        { probabilityMicros: 310_000, valueCents: 3 },
        { probabilityMicros: 850_000, valueCents: 200_049 },
      ],
    },
    c: { renewals: [{ probabilityMicros: 199_999 }] },
  });
  const setting = checkSetting({
    Control_Percent__c: 5,
    Control_Max_Value__c: 100.5,
    Max_Alerts_Per_Owner__c: 20,
  }).setting;
  const evaluation = { rows: 4, churned: 1, cut: [0], flagged: [4], hit: [1] };

  expect(preview.render(ROOM, { currency: 'USD', setting, evaluation })).toBe(
    '{"v":2,"asOf":"2026-09-30","currency":"USD","records":["Critical","High","Medium"],' +
      '"least":[400000,300000,200000],"controlMax":10050,"capacity":20,' +
      '"evaluation":{"rows":4,"churned":1,"cut":[0],"flagged":[4],"hit":[1]},' +
      '"owners":["owner of A","owner of b"],"inactiveOwners":[1],"accounts":2,"every":1,"owner":[0,1],"held":[0,2],' +
      '"size":[2,1],"conditions":[[0,1,2]],"condition":[0,0,0],"probability":[850000,310000,450000],' +
      '"value":[200049,3,-1]}',
  );
});

test('renewals count from half of Min_Probability, exactly', () => {
  const thresholds = thresholdsOf(aRecord({ Min_Probability__c: 0.300001 }));

  expect(renewalsOf(thresholds, [{ probabilityMicros: 150_000 }])).toEqual([]);
  expect(renewalsOf(thresholds, [{ probabilityMicros: 150_001 }])).toEqual([[150_001, 100_000, [0]]]);
});

test('a renewal is kept with the records of which it meets everything else', () => {
  const thresholds = thresholdsOf(
    aRecord({ Min_Renewal_Value__c: 10, Max_Days_To_Renewal__c: 92 }),
    aRecord({ DeveloperName: 'Any', Band__c: 'Low', Rank__c: 10, Min_Probability__c: 0.2 }),
  );
  const renewals = [
    { probabilityMicros: 900_000 },
    { probabilityMicros: 800_000, renewalDate: '2027-06-30' },
    { probabilityMicros: 700_000, valueCents: null },
    { probabilityMicros: 600_000, renewalDate: '2026-09-01' },
  ];

  expect(renewalsOf(thresholds, renewals)).toEqual([
    [900_000, 100_000, [0, 1]],
    [800_000, 100_000, [1]],
    [700_000, -1, [1]],
  ]);
});

test('an account with too few renewals for Min_Renewals is listed: fewer may be asked for', () => {
  const pair = thresholdsOf(aRecord({ Min_Renewals__c: 2 }));

  expect(aPreview(pair, { A: { renewals: [{}, { probabilityMicros: 200_000 }] } }).size).toEqual([1]);
});

test('without an active record nothing is listed', () => {
  expect(aPreview([], { A: {} })).toMatchObject({ records: [], accounts: 0, probability: [] });
});

test('nothing in it names an account', () => {
  const renewals = [{ product: 'Journal of Secrets', renewalKey: 'secret-1', segment: 'secret' }];
  const text = collectPreview(threeBands(), { 'secret key': { ownerId: '005', renewals } }).render(ROOM, someFacts());

  expect(text).not.toMatch(/secret/i);
});

test('where all would not fit, every k-th account is listed, and said so', () => {
  const accounts = Object.fromEntries(
    Array.from({ length: 300 }, (_, i) => [
      `A${String(i).padStart(3, '0')}`,
      { renewals: [{ valueCents: i * 1_000 }] },
    ]),
  );
  const text = collectPreview(threeBands(), accounts).render(5_000, someFacts());
  const document = readPreview(text);

  expect(text.length).toBeLessThanOrEqual(5_000);
  expect([document.accounts, document.every]).toEqual([300, 3]);
  expect(document.value).toEqual(Array.from({ length: 100 }, (_, i) => i * 3_000));
});

test('the order in which accounts come changes nothing', () => {
  const thresholds = threeBands();
  const accounts = fc.uniqueArray(fc.tuple(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 1_000_000 })), {
    selector: ([key]) => key.trim().toLowerCase(),
  });
  const render = (given: ReadonlyArray<readonly [string, number]>) => {
    const preview = createPreview(thresholds, AS_OF);
    for (const [key, probabilityMicros] of given)
      preview.add({ key, ownerId: key, ownerActive: true }, [aRenewal({ probabilityMicros })], () => 0);
    return preview.render(600, someFacts());
  };
  fc.assert(fc.property(accounts, (given) => expect(render(given.toReversed())).toBe(render(given))));
});
