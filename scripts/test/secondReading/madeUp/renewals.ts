// SPDX-License-Identifier: Apache-2.0
import { addDays } from '@churn-risk/core/rules';
import type { RowCells } from '../../../../core/test/run/aRun.ts';
import { CUSTOMER_KEYS } from './customers.ts';
import type { Dice } from '../../../dice.ts';

/** As of the season's first run; the later runs look at the same renewals from later days. */
export const SEASON_START = '2023-09-30';

/** p = sigmoid(a * margin + b), as the manifests say. */
export const CALIBRATION = { type: 'platt', a: 0.9, b: -0.1 } as const;

/** The rows of each customer. The same dice give the same renewals; `shift` moves two thirds of the customers, in log-odds. */
export function makeRenewals(dice: Dice, shift: number): readonly (readonly RowCells[])[] {
  return CUSTOMER_KEYS.map((key, index) => {
    const wordy = WORDY[index] ?? 0;
    const moved = index % 3 === 0 ? 0 : SWAYED.includes(index) ? 4 * shift : shift;
    const mood = dice.between(-3, 2) + moved + (wordy > 0 ? 3 : 0);
    const count = wordy > 0 ? 14 : dice.pick([1, 1, 2, 3, 5]);
    return Array.from({ length: count }, (_, number) => ({
      ...renewalOf(dice, `R${index}-${number}`, key, mood),
      ...(wordy > 0 ? { data_gaps: longGaps(wordy, number) } : {}),
    }));
  });
}

/** Customer -> gaps of each of its renewals: too many for a rationale that shows all renewals, or any. */
const WORDY: Readonly<Record<number, number>> = { 12: 7, 13: 20 };

/** These have a bad row (badRows.ts): at risk in one run and not in the next, they show what becomes of the incomplete. */
const SWAYED: readonly number[] = [4, 14, 19, 29, 34, 44, 49, 59, 64];

function renewalOf(dice: Dice, key: string, accountKey: string, mood: number): RowCells {
  const drivers = FEATURES.filter(() => dice.chance(0.5)).map((feature) => driverOf(dice, feature));
  const other = roundTo(dice.between(-0.5, 0.5), 4);
  const margin = mood + drivers.reduce((sum, { contribution }) => sum + contribution, 0) + other;
  const explained = dice.chance(0.9);
  return {
    account_key: respell(dice, accountKey),
    renewal_key: respell(dice, key),
    product: `Journal of "X", ${'é'.repeat(Math.floor(dice.between(0, 4)))}`,
    renewal_date: addDays(SEASON_START, dice.pick([-5, -1, 0, 1, 30, 36, 62, 92, 93, 128, 153, 154, 200])),
    renewal_value: dice.pick([null, ...EDGE_VALUES, ...Array.from({ length: 8 }, () => valueOf(dice))]),
    segment: dice.pick(['University', 'university', 'Medical', 'Ünïversität', '', null]),
    churn_probability: explained ? probabilityOf(margin) : dice.pick(EDGE_PROBABILITIES),
    drivers: dice.chance(0.5) ? drivers : JSON.stringify(drivers),
    base_value: explained ? mood : null,
    other_contribution: explained ? other : null,
    data_gaps: GAPS.filter(() => dice.chance(0.12)),
  };
}

/** Of the thresholds, as they are and as what rounds to them; the last of each falls short. */
const EDGE_VALUES = [20_000, 19_999.995, 19_999.994] as const;
const EDGE_PROBABILITIES = [0.75, 0.7499995, 0.3, 0.2999995, 0.4, 0.74999949] as const;

function valueOf(dice: Dice): number {
  return roundTo(Math.exp(dice.between(4, 11)), 2);
}

function probabilityOf(margin: number): number {
  return roundTo(1 / (1 + Math.exp(-(CALIBRATION.a * margin + CALIBRATION.b))), 6);
}

const FEATURES = ['usage', 'cost', 'price', 'oa', 'tenure', 'cases', 'pay', 'online'];
const GAPS = [
  'No usage data',
  'Price of the past season is not known',
  `A very long gap ${'x'.repeat(150)}`,
  'Renewal value is not known',
];

type MadeDriver = { feature: string; label: string; value: string | number; contribution: number };

function driverOf(dice: Dice, feature: string): MadeDriver {
  const contribution = roundTo(dice.between(-1, 1), dice.pick([1, 4, 6]));
  const value = dice.pick([`${roundTo(contribution * 10, 1)} %`, 'ünï; code', roundTo(contribution * 3, 2), 7]);
  return { feature, label: `Label of ${feature}, "quoted"`, value, contribution };
}

function longGaps(count: number, renewal: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${renewal}/${index} ${'long gap '.repeat(20)}`.trim());
}

/** As it is, in capitals where that is the same key, or with white space around it. */
function respell(dice: Dice, key: string): string {
  const capitals = key.toUpperCase();
  const same = capitals.toLowerCase() === key.toLowerCase();
  return dice.pick([key, key, same ? capitals : key, ` ${key}\u2003`, `\u0085${key}\u00a0`]);
}

function roundTo(value: number, places: number): number {
  return Number(value.toFixed(places));
}
