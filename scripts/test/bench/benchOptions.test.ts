// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import { parseBenchOptions } from '../../bench/benchOptions.ts';

describe('options of the bench', () => {
  test('ask for up to a million predictions and 100,000 risks where nothing is given', () => {
    expect(parseBenchOptions([])).toEqual({
      accounts: [20_000, 200_000],
      renewalsPerAccount: 5,
      risks: [20_000, 100_000],
      sfdmu: undefined,
      rounds: 3,
      paints: 5,
      json: false,
    });
  });

  test('take every size from the command line', () => {
    const sizes = ['--accounts', '10,20', '--renewals-per-account=3', '--risks', '7', '--rounds', '1', '--paints', '2'];

    expect(parseBenchOptions([...sizes, '--sfdmu', 'plugin', '--json'])).toEqual({
      accounts: [10, 20],
      renewalsPerAccount: 3,
      risks: [7],
      sfdmu: 'plugin',
      rounds: 1,
      paints: 2,
      json: true,
    });
  });

  test('load nothing for no risks', () => {
    expect(parseBenchOptions(['--risks', '0']).risks).toEqual([]);
  });

  test.each([
    [['--accounts', '0'], '--accounts 0: give a whole number of at least 1'],
    [['--accounts', '10,0'], '--accounts 0: give a whole number of at least 1'],
    [['--risks', 'many'], '--risks many: give a whole number of at least 0'],
    [['--round', '3'], "Unknown option '--round'"],
  ])('%j is refused with the usage', (args, message) => {
    expect(() => parseBenchOptions(args)).toThrow(message);
    expect(() => parseBenchOptions(args)).toThrow('usage: npm run bench');
  });
});
