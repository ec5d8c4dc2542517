// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import { formatPaints, summarizePaints } from '../../../bench/panel/paintResult.ts';

describe('the first paint of the panel', () => {
  test('is the median of each figure', () => {
    const paints = [
      { milliseconds: 300, fromData: 10, graphqlRequests: 1 },
      { milliseconds: 100, fromData: 30, graphqlRequests: 1 },
      { milliseconds: 200, fromData: 20, graphqlRequests: 1 },
    ];

    expect(summarizePaints(10, paints)).toEqual({ risks: 10, milliseconds: 200, fromData: 20, graphqlRequests: 1 });
  });

  test('is shown in a line for each number of risks', () => {
    const table = formatPaints([
      { risks: 1, milliseconds: 210.4, fromData: 9.6, graphqlRequests: 1 },
      { risks: 50, milliseconds: 1234, fromData: 321, graphqlRequests: 2 },
    ]);

    expect(table.split('\n')).toEqual([
      'first paint of the panel    ms  from data  GraphQL requests',
      '1 risk                     210         10                 1',
      '50 risks                  1234        321                 2',
    ]);
  });
});
