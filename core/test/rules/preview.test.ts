// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { createPreview } from '../../src/rules/index.ts';
import type { PreviewDocument, Threshold } from '../../src/rules/index.ts';
import { AS_OF, aRenewal, anAccount } from './anAccount.ts';
import type { RenewalExample } from './anAccount.ts';
import { aRecord, thresholdsOf, threeBands } from './aThreshold.ts';

const previewOf = (thresholds: readonly Threshold[], accounts: Readonly<Record<string, readonly RenewalExample[]>>) => {
  const preview = createPreview(thresholds, AS_OF);
  for (const [key, renewals] of Object.entries(accounts))
    preview.add({ key, ownerId: `owner of ${key}` }, anAccount(renewals).renewals);
  return preview;
};
const show = (thresholds: readonly Threshold[], renewals: readonly RenewalExample[]): PreviewDocument =>
  JSON.parse(previewOf(thresholds, { A: renewals }).render(131_072));

test('is JSON of columns, in the order of the account keys', () => {
  const preview = previewOf(threeBands(), {
    b: [{ probabilityMicros: 450_000, valueCents: 100_000 }],
    A: [{ probabilityMicros: 850_000, valueCents: 200_049 }],
    c: [{ probabilityMicros: 199_999 }],
  });

  expect(preview.render(131_072)).toBe(
    '{"v":1,"asOf":"2026-09-30","records":["Critical","High","Medium"],"owners":["owner of A","owner of b"],' +
      '"accounts":2,"every":1,"owner":[0,1],"value":[1700,450],' +
      '"bounds":[[850000,450000],[850000,450000],[850000,450000]]}',
  );
});

test('accounts count from half of Min_Probability, exactly', () => {
  const thresholds = thresholdsOf(aRecord({ Min_Probability__c: 0.300001 }));

  expect(show(thresholds, [{ probabilityMicros: 150_000 }]).accounts).toBe(0);
  expect(show(thresholds, [{ probabilityMicros: 150_001 }]).accounts).toBe(1);
});

test('the bound is the highest at which the record still fires with its other conditions unchanged', () => {
  const pair = thresholdsOf(aRecord({ Min_Renewals__c: 2, Min_Renewal_Value__c: 10, Max_Days_To_Renewal__c: 92 }));
  const renewals = [
    { probabilityMicros: 900_000 },
    { probabilityMicros: 950_000, renewalDate: '2027-06-30' },
    { probabilityMicros: 940_000, valueCents: null },
    { probabilityMicros: 930_000, renewalDate: '2026-09-01' },
    { probabilityMicros: 400_000 },
    { probabilityMicros: 350_000 },
  ];

  expect(show(pair, renewals).bounds).toEqual([[400_000]]);
});

test('a record that can not fire has the bound -1', () => {
  const thresholds = thresholdsOf(
    aRecord(),
    aRecord({ DeveloperName: 'Academic', Band__c: 'Other', Rank__c: 10, Segment__c: 'Academic' }),
  );

  expect(show(thresholds, [{}]).bounds).toEqual([[700_000], [-1]]);
});

test('an account whose records all miss the half is left out, and so is one that misses another condition', () => {
  const pair = thresholdsOf(aRecord({ Min_Renewals__c: 2 }));

  expect(show(pair, [{}, { probabilityMicros: 200_000 }]).accounts).toBe(0);
});

test('the value is that of the renewals that would be at risk under the halved bounds', () => {
  const renewals = [
    { probabilityMicros: 400_000, valueCents: 100_000 },
    { probabilityMicros: 299_999, valueCents: 999_999 },
  ];

  expect(show(thresholdsOf(aRecord()), renewals).value).toEqual([400]);
});

test('where all would not fit, every k-th account is listed, and said so', () => {
  const accounts = Object.fromEntries(
    Array.from({ length: 300 }, (_, i) => [`A${String(i).padStart(3, '0')}`, [{ valueCents: i * 1_000 }]]),
  );
  const preview = previewOf(threeBands(), accounts);
  const document: PreviewDocument = JSON.parse(preview.render(5_000));

  expect(preview.render(5_000).length).toBeLessThanOrEqual(5_000);
  expect([document.accounts, document.every]).toEqual([300, 3]);
  // 0.7 x i x 10 units
  expect(document.value).toEqual(Array.from({ length: 100 }, (_, i) => i * 21));
});

test('the order in which accounts come changes nothing', () => {
  const thresholds = threeBands();
  const accounts = fc.uniqueArray(fc.tuple(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 1_000_000 })), {
    selector: ([key]) => key.trim().toLowerCase(),
  });
  const render = (given: ReadonlyArray<readonly [string, number]>) => {
    const preview = createPreview(thresholds, AS_OF);
    for (const [key, probabilityMicros] of given) preview.add({ key, ownerId: key }, [aRenewal({ probabilityMicros })]);
    return preview.render(600);
  };
  fc.assert(fc.property(accounts, (given) => expect(render(given.toReversed())).toBe(render(given))));
});
