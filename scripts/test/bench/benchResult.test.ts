// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import { formatTable, median, summarize } from '../../bench/benchResult.ts';

const ROUNDS = new Map([
  [
    'plain',
    [
      { rows: 1000, seconds: 3, cpuSeconds: 1, peakMiB: 90, notes: {} },
      { rows: 1000, seconds: 1, cpuSeconds: 1, peakMiB: 110, notes: {} },
      { rows: 1000, seconds: 2, cpuSeconds: 1, peakMiB: 100, notes: {} },
    ],
  ],
  ['load', [{ rows: 100, seconds: 1, peakMiB: 200, notes: { 'API calls': 12 } }]],
  ['upload', [{ rows: 500, seconds: 1, notes: {} }]],
]);

describe('the result of the bench', () => {
  test('has medians of each phase, and its time for a row as a multiple of the first', () => {
    expect(summarize(ROUNDS)).toEqual([
      {
        name: 'plain',
        rows: 1000,
        seconds: 2,
        cpuSeconds: 1,
        peakMiB: 100,
        notes: {},
        rowsPerSecond: 500,
        timesFirst: 1,
      },
      {
        name: 'load',
        rows: 100,
        seconds: 1,
        peakMiB: 200,
        notes: { 'API calls': 12 },
        rowsPerSecond: 100,
        timesFirst: 5,
      },
      { name: 'upload', rows: 500, seconds: 1, notes: {}, rowsPerSecond: 500, timesFirst: 1 },
    ]);
  });

  test('is a table with a line for each phase', () => {
    expect(formatTable(summarize(ROUNDS)).split('\n')).toEqual([
      '         rows  rows/s  seconds  CPU s  peak MiB  time/row',
      'plain   1,000     500     2.00   1.00       100    x 1.00',
      'load      100     100     1.00              200    x 5.00  12 API calls',
      'upload    500     500     1.00                     x 1.00',
    ]);
  });

  test.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])('the median of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});
