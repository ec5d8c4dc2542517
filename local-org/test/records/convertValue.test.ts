// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { convertValue } from '../../src/records/convertValue.ts';
import type { FieldDef } from '../../src/schema/definitions.ts';
import { defineField } from '../../src/schema/field.ts';

const field = (type: FieldDef['type'], scale = 0) => defineField({ name: 'F', label: 'F', type, scale });

test.each<[FieldDef['type'], unknown, unknown]>([
  ['string', '', null],
  ['string', ' a ', ' a '],
  ['string', 12, '12'],
  ['boolean', 'TRUE', true],
  ['boolean', '0', false],
  ['int', '12', 12],
  ['date', '2026-02-28', '2026-02-28'],
  ['date', '2026-02-28T00:00:00.000Z', '2026-02-28'],
  ['datetime', '2026-02-28T10:00:00+0200', '2026-02-28T08:00:00.000Z'],
  ['datetime', '2026-02-28T10:00:00.5Z', '2026-02-28T10:00:00.500Z'],
  ['reference', '0015g0000000001', '0015g0000000001AAA'],
])('%s %j is stored as %j', (type, raw, value) => {
  expect(convertValue(field(type), raw)).toEqual({ value });
});

test.each<[FieldDef['type'], unknown, 'type' | 'id']>([
  ['double', 'x', 'type'],
  ['int', '1.5', 'type'],
  ['boolean', 'yes', 'type'],
  ['date', '2026-02-30', 'type'],
  ['date', '28.02.2026', 'type'],
  ['datetime', '2026-02-28', 'type'],
  ['datetime', '2026-02-28T25:00:00Z', 'type'],
  ['reference', 'abc', 'id'],
  ['string', {}, 'type'],
])('%s does not take %j', (type, raw, problem) => {
  expect(convertValue(field(type), raw)).toEqual({ problem });
});

test.each([
  [1.005, 2, 1.01],
  [-1.005, 2, -1.01],
  [0.1234565, 6, 0.123457],
  [1e-7, 6, 0],
  [1e21, 2, 1e21],
  [44888.770000000004, 2, 44888.77],
])('%d to %i digits is %d', (number, scale, rounded) => {
  expect(convertValue(field('double', scale), number)).toEqual({ value: rounded });
});

test('a number that fits the scale is not changed by it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (digits, scale) => {
      const number = Number(`${digits}e-${scale}`);
      expect(convertValue(field('double', scale), number)).toEqual({ value: number });
    }),
  );
});
