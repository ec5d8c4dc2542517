// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import { parseBenchOptions } from '../../bench/benchOptions.ts';

describe('options of the bench', () => {
  test('ask for a million predictions where nothing is given', () => {
    expect(parseBenchOptions([])).toEqual({
      accounts: 200_000,
      renewalsPerAccount: 5,
      loadAccounts: 20_000,
      rounds: 3,
      paints: 5,
      json: false,
    });
  });

  test('take every size from the command line', () => {
    const args = [
      '--accounts',
      '10',
      '--renewals-per-account=3',
      '--load-accounts',
      '0',
      '--rounds',
      '1',
      '--paints',
      '2',
      '--json',
    ];

    expect(parseBenchOptions(args)).toEqual({
      accounts: 10,
      renewalsPerAccount: 3,
      loadAccounts: 0,
      rounds: 1,
      paints: 2,
      json: true,
    });
  });

  test.each([
    [['--accounts', '0'], '--accounts 0: give a whole number of at least 1'],
    [['--load-accounts', 'many'], '--load-accounts many: give a whole number of at least 0'],
    [['--round', '3'], "Unknown option '--round'"],
  ])('%j is refused with the usage', (args, message) => {
    expect(() => parseBenchOptions(args)).toThrow(message);
    expect(() => parseBenchOptions(args)).toThrow('usage: npm run bench');
  });
});
