// SPDX-License-Identifier: Apache-2.0
import { accountIdOf, riskKeyOf } from '../../src/plan/index.ts';

test('a risk key is account and season', () => {
  expect(riskKeyOf('007', '2026')).toBe('007:2026');
});

test.each([
  ['Ab:C:2026', 'ab:c'],
  [' AB :2026', 'ab'],
  ['AB:2025', 'ab:2025'],
])('the account of %j in the season 2026 is %j', (riskKey, accountId) => {
  expect(accountIdOf(riskKey, '2026')).toBe(accountId);
});
