// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { readDrivers } from '../../src/run/drivers.ts';
import { scanDrivers } from '../../src/run/driverScan.ts';

const scan = (text: string) => scanDrivers(new TextEncoder().encode(text));
const driver = (cells: Readonly<Record<string, unknown>> = {}) => ({
  feature: 'usage',
  label: 'Change in usage',
  value: '-18 %',
  contribution: 0.8,
  ...cells,
});

test.each([
  ['compact', JSON.stringify([driver(), driver({ feature: 'price', contribution: -1.25 })])],
  [
    'with spaces',
    '[ {"feature": "usage", "label": "L", "value": "", "contribution": 0.8}, {"feature": "price", "label": "L", "value": 3, "contribution": -1.25} ] ',
  ],
])('contributions come in the order of the text, %s', (_spelling, text) => {
  expect(scan(text)).toEqual([0.8, -1.25]);
});

test('an empty list has no contributions', () => {
  expect(scan('[]')).toEqual([]);
});

test.each<[string, string]>([
  ['a blank text', ''],
  ['null', 'null'],
  ['an escape', JSON.stringify([driver({ label: 'a "b"' })])],
  ['letters beyond ASCII', JSON.stringify([driver({ label: 'Änderung' })])],
  ['a control character', JSON.stringify([driver()]).replace('usage', 'us\u0007ge')],
  ['keys in another order', '[{"label":"L","feature":"f","value":"v","contribution":1}]'],
  ['a further key', JSON.stringify([driver({ rank: 1 })])],
  ['a space within a key', '[{"fea ture":"f","label":"L","value":"v","contribution":1}]'],
  ['a space at the end of a key', '[{"feature ":"f","label":"L","value":"v","contribution":1}]'],
  ['a number with an exponent', JSON.stringify([driver({ contribution: 1e-7 })])],
  ['a number that is no JSON', '[{"feature":"f","label":"L","value":"v","contribution":01}]'],
  ['a number without places', '[{"feature":"f","label":"L","value":"v","contribution":1.}]'],
  ['a text as contribution', JSON.stringify([driver({ contribution: '1' })])],
  ['one feature twice', JSON.stringify([driver(), driver()])],
  ['too many drivers', JSON.stringify(Array.from({ length: 11 }, (_, n) => driver({ feature: `f${n}` })))],
  ['an empty feature', JSON.stringify([driver({ feature: '' })])],
  ['a feature that is too long', JSON.stringify([driver({ feature: 'f'.repeat(81) })])],
  ['a label that is too long', JSON.stringify([driver({ label: 'l'.repeat(121) })])],
  ['a value that is too long', JSON.stringify([driver({ value: 'v'.repeat(121) })])],
  ['a comma too many', '[{"feature":"f","label":"L","value":"v","contribution":1},]'],
  ['something behind the list', `${JSON.stringify([driver()])}]`],
  ['a list that ends early', JSON.stringify([driver()]).slice(0, -1)],
])('%s is left to the parser', (_what, text) => {
  expect(scan(text)).toBeUndefined();
});

test('what is scanned is what the parser finds in order', () => {
  const text = (maxLength: number) => fc.oneof(fc.string({ maxLength }), fc.string({ maxLength, unit: 'grapheme' }));
  const number = fc.oneof(
    fc.double(),
    fc.integer({ min: -1e7, max: 1e7 }).map((whole) => whole / 1e6),
  );
  const cell = fc.record({
    feature: fc.oneof(fc.constantFrom('a', 'b'), text(82)),
    label: text(5),
    value: fc.oneof(text(5), number),
    contribution: number,
  });
  const spelling = fc.tuple(fc.array(cell, { maxLength: 12 }), fc.constantFrom(undefined, 1));
  fc.assert(
    fc.property(spelling, ([drivers, indent]) => {
      const json = JSON.stringify(drivers, undefined, indent).replaceAll('\n', '');

      const contributions = scan(json);

      if (contributions === undefined) return;
      const bySize = (values: readonly number[]) => values.toSorted((a, b) => a - b);
      const parsed = readDrivers(json);
      if (typeof parsed === 'string') throw new Error(parsed);
      expect(bySize(contributions)).toEqual(bySize(parsed.map(({ contribution }) => contribution)));
    }),
    { numRuns: 500 },
  );
});
