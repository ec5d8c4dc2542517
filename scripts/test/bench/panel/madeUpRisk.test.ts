// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import { madeUpRisk } from '../../../bench/panel/madeUpRisk.ts';

describe('a made-up risk', () => {
  test('is the same for the same account and season, and has a key of its own in each season', () => {
    expect(madeUpRisk('a', '2026')).toEqual(madeUpRisk('a', '2026'));
    expect([madeUpRisk('a', '2026'), madeUpRisk('a', '2025')].map((risk) => risk['Risk_Key__c'])).toEqual([
      'a:2026',
      'a:2025',
    ]);
  });

  test('has a rationale of five drivers and ten renewals with three drivers each', () => {
    const rationale = JSON.parse(String(madeUpRisk('a', '2026')['Rationale__c'])) as {
      drivers: readonly unknown[];
      renewals: readonly { drivers: readonly unknown[] }[];
    };

    expect(rationale.drivers).toHaveLength(5);
    expect(rationale.renewals.map(({ drivers }) => drivers.length)).toEqual(new Array(10).fill(3));
  });
});
