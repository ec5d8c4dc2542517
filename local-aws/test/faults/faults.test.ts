// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { insertFaults } from 'local-faults';
import { FAULTS } from '../../src/faults/faults.ts';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

test('the README lists the faults that can be switched on', () => {
  expect(insertFaults(README, FAULTS)).toBe(README);
});
