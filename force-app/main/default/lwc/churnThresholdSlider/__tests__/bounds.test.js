// SPDX-License-Identifier: Apache-2.0
import { boundAt, stepBound, typedBound } from '../bounds';

describe('stepBound', () => {
  it.each([
    ['ArrowRight', 0.81],
    ['ArrowUp', 0.81],
    ['ArrowLeft', 0.79],
    ['ArrowDown', 0.79],
    ['PageUp', 0.85],
    ['PageDown', 0.75],
    ['Home', 0.4],
    ['End', 1],
  ])('moves by %s', (key, bound) => {
    expect(stepBound(key, 0.8, 0.4)).toBe(bound);
  });

  it('keeps what was typed between two steps', () => {
    expect(stepBound('ArrowRight', 0.123456, 0.1)).toBe(0.133456);
  });

  it('stops at both ends', () => {
    expect([stepBound('ArrowLeft', 0.125, 0.125), stepBound('PageUp', 0.98, 0.125)]).toEqual([0.125, 1]);
  });

  it('leaves other keys alone', () => {
    expect(stepBound('Tab', 0.8, 0.4)).toBeUndefined();
  });
});

describe('boundAt', () => {
  it('takes whole steps', () => {
    expect([boundAt(0.4567, 0.01, 0.1), boundAt(0.29, 0.01, 0.1), boundAt(0.1436, 0.005, 0.1)]).toEqual([
      0.46, 0.29, 0.145,
    ]);
  });

  it('stays within what can be tried', () => {
    expect([boundAt(-0.2, 0.01, 0.125), boundAt(1.4, 0.01, 0.125)]).toEqual([0.125, 1]);
  });
});

describe('typedBound', () => {
  it('takes six places, as the field does', () => {
    expect([typedBound('0.5', 0.1), typedBound('0.1234567', 0.1), typedBound(' 1 ', 0.1)]).toEqual([0.5, 0.123457, 1]);
  });

  it.each(['', ' ', '0.09', '1.01', 'high', '-1'])('refuses "%s"', (text) => {
    expect(typedBound(text, 0.1)).toBeUndefined();
  });
});
