// SPDX-License-Identifier: Apache-2.0
import { parseRationale } from 'c/churnRationale';
import { aRationale } from 'fixtures/aRisk';

describe('c-churn-rationale', () => {
  it('reads drivers, renewals and gaps', () => {
    expect(parseRationale(aRationale({ more: 3 }))).toEqual({
      drivers: [
        { feature: 'usage_trend', label: 'Downloads against last year', value: '-35 %', contribution: 1.2041 },
        { feature: 'tenure', label: 'Years as a customer', value: 12, contribution: -0.5127 },
      ],
      renewals: [
        {
          key: 'acme-physics-2027',
          product: 'Physics Collection',
          date: '2026-12-31',
          value: 12400.5,
          probability: 0.82,
          drivers: [
            { feature: 'usage_trend', label: 'Downloads against last year', value: '-41 %', contribution: 1.4 },
          ],
        },
        {
          key: 'acme-law-2027',
          product: 'Law Library',
          date: '2027-01-31',
          value: null,
          probability: 0.61,
          drivers: [],
        },
      ],
      more: 3,
      gaps: ['No usage data', 'Renewal value is not known'],
    });
  });

  it('puts the largest driver first, whichever way it works', () => {
    const drivers = [
      { f: 'a', l: 'A', v: '1', c: 0.1 },
      { f: 'b', l: 'B', v: '2', c: -2 },
    ];

    expect(parseRationale(aRationale({ drivers })).drivers.map(({ feature }) => feature)).toEqual(['b', 'a']);
  });

  it.each([
    ['a blank field', null],
    ['a field that may not be read', undefined],
    ['text that is no JSON', '{"v":1,'],
    ['another version', aRationale({ v: 2 })],
    ['JSON that is no object', '[1]'],
    ['null', 'null'],
    ['no list of drivers', aRationale({ drivers: 'usage' })],
  ])('knows nothing from %s', (_name, text) => {
    expect(parseRationale(text)).toBeUndefined();
  });

  it('leaves out entries that are not whole and keeps the others', () => {
    const text = aRationale({
      drivers: [
        null,
        { l: 'No size', v: '1' },
        { f: 'x', l: 'Whole', v: '1', c: 0.5 },
        { f: 'y', l: 'No value', c: 1 },
      ],
      renewals: [{ k: '1', p: 'No day', r: 0.5, d: 'soon' }, 7],
      gaps: [7, 'A gap'],
      more: -1,
    });

    expect(parseRationale(text)).toEqual({
      drivers: [{ feature: 'x', label: 'Whole', value: '1', contribution: 0.5 }],
      renewals: [],
      more: 0,
      gaps: ['A gap'],
    });
  });
});
