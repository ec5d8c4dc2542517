// SPDX-License-Identifier: Apache-2.0
import { placeAccounts } from '../../../src/rules/index.ts';
import { aRecord, thresholdsOf } from '../aThreshold.ts';
import { aPreview } from './aPreview.ts';

const HIGH = aRecord();
const DOCUMENT = aPreview(thresholdsOf(HIGH), {
  a: { renewals: [{ probabilityMicros: 310_000 }, { probabilityMicros: 700_000 }] },
  b: { renewals: [{ probabilityMicros: 500_000 }] },
  c: { held: 1 },
});

test('each account stands at its highest score, with the record that decides', () => {
  expect(placeAccounts(DOCUMENT, [HIGH])).toEqual([
    { probability: 0.7, record: 'High', band: 'High' },
    { probability: 0.5, record: null, band: null },
    { probability: 0.7, record: null, band: null },
  ]);
});

test('other bounds give other bands', () => {
  const places = placeAccounts(DOCUMENT, [{ ...HIGH, Min_Probability__c: 0.5, Band__c: 'Warm' }]);

  expect(places.map(({ band }) => band)).toEqual(['Warm', 'Warm', null]);
});
