// SPDX-License-Identifier: Apache-2.0
import type { AccountDriver } from '../../src/rules/accountDrivers.ts';
import { composeReasons } from '../../src/rules/reasons.ts';

const driver = (over: Partial<AccountDriver> = {}): AccountDriver => ({
  feature: 'usage',
  label: 'Downloads',
  value: '40 % fewer',
  contribution: 1n,
  raises: true,
  ...over,
});

test('the first three drivers that raise the risk, in their order; blank where there are fewer', () => {
  const drivers = ['a', 'b', 'c', 'd'].map((label, i) => driver({ label, value: i, raises: label !== 'b' }));

  expect(composeReasons(drivers)).toEqual(['Raised by a: 0.', 'Raised by c: 2.', 'Raised by d: 3.']);
  expect(composeReasons(drivers.slice(0, 2))).toEqual(['Raised by a: 0.', null, null]);
  expect(composeReasons([])).toEqual([null, null, null]);
});

test.each<[string | number, string]>([
  ['40 % fewer', 'Raised by Downloads: 40 % fewer.'],
  ['none at all.', 'Raised by Downloads: none at all.'],
  [1e-7, 'Raised by Downloads: 1e-7.'],
  ['', 'Raised by Downloads.'],
])('a value of %j makes the sentence %j', (value, sentence) => {
  expect(composeReasons([driver({ value })])[0]).toBe(sentence);
});

test('the longest label and value of the contract fit a reason', () => {
  const [reason] = composeReasons([driver({ label: 'l'.repeat(120), value: 'v'.repeat(120) })]);

  expect(reason).toHaveLength(253);
});
