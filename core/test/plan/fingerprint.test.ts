// SPDX-License-Identifier: Apache-2.0
import { fingerprintOf } from '../../src/plan/index.ts';
import type { RiskFields } from '../../src/rules/index.ts';
import { aWanted } from './aWanted.ts';

const { fields } = aWanted(700_000);

test('is 64 hex digits and does not depend on the order in which fields were composed', () => {
  const reversed = Object.fromEntries(Object.entries(fields).reverse()) as RiskFields;

  expect(fingerprintOf(fields)).toMatch(/^[0-9a-f]{64}$/);
  expect(fingerprintOf(reversed)).toBe(fingerprintOf(fields));
});

test.each(Object.keys(fields))('differs where %s differs', (name) => {
  expect(fingerprintOf({ ...fields, [name]: 'other' })).not.toBe(fingerprintOf(fields));
});
