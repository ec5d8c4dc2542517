// SPDX-License-Identifier: Apache-2.0
import { renewalsByKey } from '../../src/rules/atRiskRenewal.ts';
import { joinGaps, rankGaps } from '../../src/rules/gaps.ts';
import { anAccount } from './anAccount.ts';

const rank = (incomplete: boolean, ...gapsOfRenewals: ReadonlyArray<readonly string[]>) => {
  const account = anAccount(gapsOfRenewals.map((gaps) => ({ gaps })));
  return rankGaps(
    renewalsByKey(
      account,
      account.renewals.map((_, i) => i),
    ),
    incomplete,
  );
};

test('gaps are distinct, of most renewals first, ties by text', () => {
  expect(rank(false, ['b', 'rare'], ['b', 'a'], ['a', 'Z'])).toEqual(['a', 'b', 'Z', 'rare']);
});

test('a renewal that says a gap twice counts once', () => {
  expect(rank(false, ['b', 'b'], ['a'])).toEqual(['a', 'b']);
});

test('what could not be read counts as one renewal', () => {
  expect(rank(true, ['a', 'b'], ['b', 'z'])).toEqual(['b', 'Some renewals could not be read', 'a', 'z']);
  expect(rank(true, ['a', 'Some renewals could not be read'])).toEqual(['Some renewals could not be read', 'a']);
});

test('the joined gaps are cut at a whole gap', () => {
  const long = 'x'.repeat(200);

  expect(joinGaps([])).toBeNull();
  expect(joinGaps(['a', 'b'])).toBe('a; b');
  expect(joinGaps([long, 'y'.repeat(53)])).toBe(`${long}; ${'y'.repeat(53)}`);
  expect(joinGaps([long, 'y'.repeat(54), 'short'])).toBe(long);
});
