// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import { parseChaosOptions } from '../../chaos/chaosOptions.ts';

describe('options of chaos', () => {
  test('ask for a hundred kills in two lanes where nothing is given', () => {
    expect(parseChaosOptions([])).toEqual({ kills: 100, seed: 1, round: undefined, lanes: 2, json: false });
  });

  test('take all from the command line', () => {
    const args = ['--kills', '1000', '--seed=7', '--round', '12', '--lanes', '1', '--json'];

    expect(parseChaosOptions(args)).toEqual({ kills: 1000, seed: 7, round: 12, lanes: 1, json: true });
  });

  test.each([
    [['--kills', '0'], '--kills 0: give a whole number of at least 1'],
    [['--seed', 'x'], '--seed x: give a whole number of at least 0'],
    [['--rounds', '3'], "Unknown option '--rounds'"],
  ])('%j is refused with the usage', (args, message) => {
    expect(() => parseChaosOptions(args)).toThrow(message);
    expect(() => parseChaosOptions(args)).toThrow('usage: npm run chaos');
  });
});
