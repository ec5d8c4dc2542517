// SPDX-License-Identifier: Apache-2.0
// Rows at the edges of the contract: each entry is an account of its own.
import type { ThresholdRecord } from '@churn-risk/core/rules';
import { aRow, type RowCells } from '../../../../core/test/run/aRun.ts';

/** By name of the edge, which is the account's key too: the cells of each of its rows that are not as usual. */
const ODD_CELLS: Readonly<Record<string, readonly RowCells[]>> = {
  'largest value': [
    { renewal_value: 9_999_999_999_999.99, churn_probability: 1 },
    { renewal_value: 9_999_999_999_999.99, churn_probability: 0.123457 },
    { renewal_value: 0.01 },
  ],
  'value too large': [{ renewal_value: 1e13 }],
  'value rounds into range': [{ renewal_value: 9_999_999_999_999.994 }, { renewal_value: -0.004 }],
  'value rounds out of range': [{ renewal_value: -0.005 }],
  'value rounds up to the threshold': [{ renewal_value: 1000.005, churn_probability: 0.6 }],
  'value rounds down from the threshold': [{ renewal_value: 1000.00499, churn_probability: 0.6 }],
  'probability rounds into range': [
    { churn_probability: 1.0000004 },
    { churn_probability: 0.9999995 },
    { churn_probability: -0.0000004 },
  ],
  'probability rounds out of range': [{ churn_probability: -0.0000005 }],
  'no value, no probability': [
    { renewal_value: 0, churn_probability: 0, drivers: [driver('a', 1)] },
    { renewal_value: 0, churn_probability: 0, drivers: [driver('a', 2, { label: 'larger' }), driver('b', -1)] },
  ],
  'value unknown in part': [{ renewal_value: null }, { churn_probability: 0.9, drivers: [driver('a', 2)] }],
  'means of zero and next to it': [
    { drivers: [driver('a', 1), driver('b', -1), driver('c', 0.00005), driver('d', -0.00005), driver('e', 1e-9)] },
    { drivers: [driver('a', -1, { label: 'other' }), driver('b', 1)] },
  ],
  'reasons that round to nothing': [{ drivers: [driver('a', 1e-9), driver('b', -1e-9), driver('f', 0)] }],
  'drivers of one size': [{ drivers: ['b', 'a', '～', 'A', '😀', 'z'].map((feature) => driver(feature, 0.5)) }],
  'odd labels and values': [
    {
      drivers: [
        driver('a', 0.5, { label: ' spaced ', value: '  ' }),
        driver('b', 0.4, { label: 'ends.', value: 1e21 }),
      ],
    },
    {
      drivers: [
        driver('c', 0.3, { label: 'x'.repeat(120), value: 'y'.repeat(120) }),
        driver('d', 0.2, { value: 1e-7 }),
      ],
    },
  ],
  'driver without label': [{ drivers: [driver('a', 1, { label: '' })] }],
  'driver without value': [{ drivers: [driver('a', 1, { value: null })] }],
  'drivers that are no list': [{ drivers: '{"a":1}' }],
  'null in text': [{ drivers: 'null' }, { data_gaps: 'null' }],
  'the same gap twice': [{ drivers: null, data_gaps: ['x', 'x', 'No reasons were given'] }, { data_gaps: ['x'] }],
  'gaps that just fit': [{ data_gaps: ['a'.repeat(120), 'b'.repeat(133), 'c'] }],
  'gaps that just do not fit': [{ data_gaps: ['a'.repeat(120), 'b'.repeat(134), 'c'] }],
  'empty gap': [{ data_gaps: [''] }, { data_gaps: [' '] }],
  'segment in capitals': [{ segment: 'STRAßE', churn_probability: 0.6 }],
  'segment in other letters': [{ segment: 'STRASSE', churn_probability: 0.6 }],
  'blank segment': [{ segment: '\u2003' }, { segment: '' }],
  'segment with a tab': [{ segment: 's\tx' }],
  'longest product': [{ product: '😀'.repeat(127) }],
  'product too long': [{ product: '😀'.repeat(128) }],
  'product with spaces': [{ product: ' \u00a0x ' }],
  'first and last days': [
    { renewal_date: '1900-01-01' },
    { renewal_date: '2199-12-31' },
    { renewal_date: '2025-12-01' },
  ],
  'day too late': [{ renewal_date: '2200-01-01' }, {}],
  'day in short': [{ renewal_date: '2026-1-1' }, {}],
  'rationale that just adds up': [{ base_value: -0.4, other_contribution: 0, churn_probability: 0.59869 }],
  'rationale that just does not': [{ base_value: -0.4, other_contribution: 0, churn_probability: 0.5987 }],
};

/** Spellings of a value as they can stand in a line; some are no number. */
const VALUES_IN_NDJSON = ['1000.0049999999999999999999', '1.0000050e3', '100001e-2', '"1000.01"', 'true'];
const VALUES_IN_CSV = ['1e3', '+1000.01', '.5', '5.', ' 7', '1000.0049999999999999999999', '0x10', 'NaN', '-0', '１'];

export const ODD_ACCOUNTS: readonly string[] = [
  ...Object.keys(ODD_CELLS),
  ...VALUES_IN_NDJSON.map(spelt),
  ...VALUES_IN_CSV.map(spelt),
];

/** Its first day and the thresholds below put every account at risk. */
export const ODD_ROWS: readonly RowCells[] = Object.entries(ODD_CELLS).flatMap(([account, rows]) =>
  rows.map((cells, index) => aRow({ account_key: account, renewal_key: `${account} ${index}`, ...cells })),
);

export const ODD_NDJSON: readonly string[] = VALUES_IN_NDJSON.map((value) =>
  JSON.stringify(rowOfValue(value, 0)).replace('"renewal_value":0', `"renewal_value":${value}`),
);

export const ODD_CSV: readonly RowCells[] = VALUES_IN_CSV.map((value) => rowOfValue(value, value));

/** Ties of rank and probability, a segment beyond ASCII, a value to the cent. */
export const ODD_THRESHOLDS: readonly ThresholdRecord[] = [
  threshold({ DeveloperName: 'a', Band__c: 'Low', Rank__c: 5, Min_Probability__c: 0 }),
  threshold({ DeveloperName: 'B', Band__c: 'Low', Rank__c: 5, Min_Probability__c: 0 }),
  threshold({ DeveloperName: 'z', Band__c: 'High', Rank__c: 7, Min_Probability__c: 0.5, Segment__c: 'straße' }),
  threshold({
    DeveloperName: 'y',
    Band__c: 'Top',
    Rank__c: 8,
    Min_Probability__c: 0.5,
    Min_Renewal_Value__c: 1000.01,
    Creates_Task__c: false,
  }),
];

function driver(feature: string, contribution: number, parts: RowCells = {}): RowCells {
  return { feature, label: `Label of ${feature}`, value: 'v', contribution, ...parts };
}

function spelt(value: string): string {
  return `spelt ${value}`;
}

function rowOfValue(spelling: string, value: unknown): RowCells {
  const key = spelt(spelling);
  return aRow({ account_key: key, renewal_key: key, renewal_value: value, churn_probability: 0.6 });
}

function threshold(parts: Partial<ThresholdRecord> & Pick<ThresholdRecord, 'DeveloperName'>): ThresholdRecord {
  return { Active__c: true, Creates_Task__c: true, Assign_To__c: 'Account Owner', ...parts };
}
