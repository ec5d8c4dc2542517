// SPDX-License-Identifier: Apache-2.0
import type { FieldValue } from '../../records/records.ts';
import type { PlainFunction } from './formulaFunction.ts';

const oneNumber = (call: (value: number) => number): PlainFunction => ({
  takes: ['number'],
  gives: 'number',
  call: ([value]) => finite(call(Number(value))),
});

export const numberFunctions: Readonly<Record<string, PlainFunction>> = {
  ABS: oneNumber(Math.abs),
  CEILING: oneNumber((value) => (value < 0 ? Math.floor(value) : Math.ceil(value))),
  EXP: oneNumber(Math.exp),
  FLOOR: oneNumber((value) => (value < 0 ? Math.ceil(value) : Math.floor(value))),
  LN: oneNumber(Math.log),
  LOG: oneNumber(Math.log10),
  MAX: { takes: ['number'], repeated: true, gives: 'number', call: (values) => Math.max(...values.map(Number)) },
  MCEILING: oneNumber(Math.ceil),
  MFLOOR: oneNumber(Math.floor),
  MIN: { takes: ['number'], repeated: true, gives: 'number', call: (values) => Math.min(...values.map(Number)) },
  MOD: {
    takes: ['number', 'number'],
    gives: 'number',
    call: ([value, divisor]) => finite(Number(value) - Number(divisor) * Math.floor(Number(value) / Number(divisor))),
  },
  ROUND: {
    takes: ['number', 'number'],
    gives: 'number',
    call: ([value, places]) => roundHalfUp(Number(value), Number(places)),
  },
  SQRT: oneNumber(Math.sqrt),
  TRUNC: {
    takes: ['number', 'number'],
    optional: 1,
    gives: 'number',
    call: ([value, places = 0]) => shift(Math.trunc(shift(Number(value), Number(places))), -Number(places)),
  },
};

/** Rounds half away from zero, in decimal: 1.005 to 2 places is 1.01. */
export const roundHalfUp = (value: number, places: number): number =>
  Math.sign(value) * shift(Math.round(shift(Math.abs(value), places)), -places);

/** Moves the decimal point without the error that a multiplication by 10^n brings in. */
function shift(value: number, places: number): number {
  const [digits, exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + Math.trunc(places)}`);
}

const finite = (value: number): FieldValue => (Number.isFinite(value) ? value : null);
