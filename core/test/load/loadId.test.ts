// SPDX-License-Identifier: Apache-2.0
import { newLoadId } from '../../src/load/loadId.ts';

test('a load is named by its start to the second and something random', () => {
  expect(newLoadId(new Date('2026-11-23T06:17:00.123Z'), '4f9c2a10-9b')).toBe('20261123T061700Z-4f9c2a');
});
