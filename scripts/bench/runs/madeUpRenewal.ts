// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

/** A prediction row with the columns of the contract. */
export type MadeUpRenewal = {
  readonly account_key: string;
  readonly renewal_key: string;
  readonly product: string;
  readonly renewal_date: Date;
  readonly renewal_value: number | null;
  readonly segment: string;
  readonly churn_probability: number;
  readonly drivers: string;
  readonly base_value: number;
  readonly other_contribution: number;
  readonly data_gaps: string | null;
};

/** The columns as a Parquet writer wants them. */
export const RENEWAL_COLUMNS = [
  { name: 'account_key', type: 'STRING' },
  { name: 'renewal_key', type: 'STRING' },
  { name: 'product', type: 'STRING' },
  { name: 'renewal_date', type: 'TIMESTAMP' },
  { name: 'renewal_value', type: 'DOUBLE', nullable: true },
  { name: 'segment', type: 'STRING' },
  { name: 'churn_probability', type: 'DOUBLE' },
  { name: 'drivers', type: 'STRING' },
  { name: 'base_value', type: 'DOUBLE' },
  { name: 'other_contribution', type: 'DOUBLE' },
  { name: 'data_gaps', type: 'STRING', nullable: true },
] as const;

const SEGMENTS = ['Academic', 'Medical', 'Corporate', 'Government'];
const FIELDS = ['Optics', 'Soil Science', 'Public Law', 'Catalysis', 'Nursing', 'Number Theory', 'Food Safety'];
const FORMS = ['Journal of', 'Annals of', 'Archives of', 'Advances in', 'Reviews of', 'Letters on'];
const FEATURES = [
  ['usage_trend_12m', 'Change in usage, last 12 months'],
  ['cost_per_use', 'Cost per use'],
  ['price_increase', "Price increase above the season's benchmark"],
  ['oa_share', 'Articles that are free to read anyway'],
  ['turnaways', 'Turned-away requests per 1,000'],
  ['tenure_years', 'Years as a customer'],
  ['support_cases', 'Open support cases about access'],
  ['days_to_pay', 'Days until invoices are paid'],
] as const;
const BASE_VALUE = -3.9;
const FIRST_DAY = Date.UTC(2025, 9, 1);
const DAY_MS = 86_400_000;

/** The renewal with this number of this account: the same for the same key. */
export function madeUpRenewal(accountKey: string, number: number): MadeUpRenewal {
  const renewalKey = `${accountKey}-${number}`;
  // each byte of the hash is a throw of dice of its own
  const dice = createHash('sha256').update(renewalKey).digest();
  const mood = (createHash('sha256').update(accountKey).digest()[0] ?? 0) / 255 - 0.5;
  const throwOf = (index: number): number => (dice[index] ?? 0) / 256;
  const drivers = FEATURES.map(([feature, label], index) => {
    const strength = mood + throwOf(index) - 0.5;
    return { feature, label, value: `${(20 * strength).toFixed(1)} %`, contribution: Math.round(strength * 6e5) / 1e6 };
  });
  const margin = drivers.reduce((sum, { contribution }) => sum + contribution, BASE_VALUE);
  return {
    account_key: accountKey,
    renewal_key: renewalKey,
    product: `${pick(FORMS, throwOf(8))} ${pick(FIELDS, throwOf(9))}`,
    renewal_date: new Date(FIRST_DAY + Math.floor(180 * throwOf(10)) * DAY_MS),
    renewal_value: throwOf(11) < 0.06 ? null : Math.round(Math.exp(6 + 3 * throwOf(12)) * 100) / 100,
    segment: pick(SEGMENTS, throwOf(13)),
    churn_probability: Math.round(1e6 / (1 + Math.exp(-margin))) / 1e6,
    drivers: JSON.stringify(drivers),
    base_value: BASE_VALUE,
    other_contribution: 0,
    data_gaps: throwOf(14) < 0.08 ? '["No usage data for the last three months"]' : null,
  };
}

function pick(from: readonly string[], chance: number): string {
  return from[Math.floor(chance * from.length)] ?? '';
}
