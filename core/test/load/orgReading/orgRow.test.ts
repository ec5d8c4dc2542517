// SPDX-License-Identifier: Apache-2.0
import {
  booleanOf,
  numberOrNull,
  soqlText,
  textOf,
  textOrNull,
  timeOrNull,
} from '../../../src/load/orgReading/orgRow.ts';

describe('a row of a query', () => {
  const row = {
    Id: 'a01',
    Blank: null,
    Rank: 3,
    Flag: false,
    At: '2026-11-23T06:17:00.000+0000',
    Owner: { Name: 'Ann' },
  };

  test('gives texts, numbers, flags and times, through a relationship too', () => {
    expect({
      id: textOf(row, 'Id'),
      owner: textOrNull(row, 'Owner.Name'),
      blank: textOrNull(row, 'Blank'),
      absent: numberOrNull(row, 'Absent'),
      rank: numberOrNull(row, 'Rank'),
      flag: booleanOf(row, 'Flag'),
      at: timeOrNull(row, 'At')?.toISOString(),
    }).toEqual({
      id: 'a01',
      owner: 'Ann',
      blank: null,
      absent: null,
      rank: 3,
      flag: false,
      at: '2026-11-23T06:17:00.000Z',
    });
  });

  test('names the field of a value of another type, and not the value', () => {
    expect(() => numberOrNull({ Rank__c: 'secret' }, 'Rank__c')).toThrow(
      expect.objectContaining({
        code: 'org_response',
        message: 'The org answered a string for Rank__c, where a number was expected.',
      }),
    );
  });

  test('a parent that is not there gives null', () => {
    expect(textOrNull({ Owner: null }, 'Owner.Name')).toBeNull();
  });
});

test('a text goes into SOQL with quotes and backslashes escaped', () => {
  expect(soqlText("O'Brien \\ Co")).toBe("'O\\'Brien \\\\ Co'");
});
