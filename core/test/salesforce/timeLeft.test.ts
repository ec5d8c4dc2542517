// SPDX-License-Identifier: Apache-2.0
import { timeLeft } from '../../src/salesforce/timeLeft.ts';

describe('the time that work still takes', () => {
  test('goes by how fast it was since the earlier look', () => {
    expect(timeLeft({ at: 1_000, share: 0.5 }, { at: 3_000, share: 0.75 })).toBe(2_000);
  });

  test('is none where all is done', () => {
    expect(timeLeft({ at: 0, share: 0 }, { at: 500, share: 1 })).toBe(0);
  });

  test.each([0.2, 0.1])('is not known where the share went from 0.2 to %d', (share) => {
    expect(timeLeft({ at: 0, share: 0.2 }, { at: 500, share })).toBe(Infinity);
  });
});
