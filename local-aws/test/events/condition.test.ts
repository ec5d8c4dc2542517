// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';
import { compileCondition } from '../../src/events/condition.ts';

test.each([
  ['a', 'a', true],
  ['a', 'A', false],
  [5, 5, true],
  [5, '5', false],
  [null, null, true],
  [null, undefined, false],
  [{ prefix: 'in/' }, 'in/a', true],
  [{ prefix: 'in/' }, 'win/a', false],
  [{ prefix: { 'equals-ignore-case': 'IN/' } }, 'in/a', true],
  [{ suffix: '.txt' }, 'a.txt', true],
  [{ suffix: '.txt' }, 'a.txt.gz', false],
  [{ suffix: { 'equals-ignore-case': '.TXT' } }, 'a.txt', true],
  [{ 'equals-ignore-case': 'Alpha' }, 'aLPHA', true],
  [{ exists: true }, '', true],
  [{ exists: true }, undefined, false],
  [{ exists: false }, undefined, true],
  [{ numeric: ['>', 0, '<=', 5] }, 5, true],
  [{ numeric: ['>', 0, '<=', 5] }, 0, false],
  [{ numeric: ['=', 1.5] }, 1.5, true],
  [{ numeric: ['>=', 1] }, '2', false],
  [{ 'anything-but': 'a' }, 'b', true],
  [{ 'anything-but': ['a', 'b'] }, 'b', false],
  [{ 'anything-but': { prefix: 'in/' } }, 'in/a', false],
  [{ 'anything-but': { suffix: '.txt' } }, 'a.csv', true],
  [{ 'anything-but': { wildcard: '*/b/*' } }, 'a/b/c', false],
  [{ 'anything-but': 'a' }, undefined, false],
])('%j meets %j: %s', (condition, value, expected) => {
  expect(compileCondition(condition)(value)).toBe(expected);
});

test.each([
  ['in/*.txt', 'in/a.txt', true],
  ['in/*.txt', 'in/.txt', true],
  ['in/*.txt', 'in/deep/er.txt', true],
  ['in/*.txt', 'in/a.txt.gz', false],
  ['in/*.txt', 'in/a-txt', false],
  ['*/manifest.json', 'runs/a/manifest.json', true],
  ['a\\*b', 'a*b', true],
  ['a\\*b', 'axb', false],
  ['a\\\\*', 'a\\x', true],
  ['(a)+*', '(a)+b', true],
  ['a*b', 'a\nb', true],
])('the wildcard %s meets %j: %s', (wildcard, value, expected) => {
  expect(compileCondition({ wildcard })(value)).toBe(expected);
});

test.each([
  [{ cidr: '10.0.0.0/8' }, 'Unrecognized match type {"cidr":"10.0.0.0/8"}'],
  [{ prefix: 'a', suffix: 'b' }, 'Unrecognized match type {"prefix":"a","suffix":"b"}'],
  [{}, 'Unrecognized match type {}'],
  [{ prefix: 1 }, 'prefix match pattern must be a string'],
  [{ wildcard: 1 }, 'wildcard match pattern must be a string'],
  [{ wildcard: 'a**' }, 'Consecutive wildcard characters at pos 1'],
  [{ wildcard: 'a\\b' }, 'Invalid escape character in a wildcard match pattern'],
  [{ exists: 'yes' }, 'exists match pattern must be either true or false.'],
  [{ numeric: ['>'] }, 'Value of numeric must be an array of operators and numbers'],
  [{ numeric: ['~', 1] }, 'Unrecognized numeric range operator: ~'],
  [{ numeric: ['>', '1'] }, 'Value of a numeric comparison must be a number'],
  [{ 'anything-but': [] }, 'Empty arrays are not allowed in anything-but'],
])('%j is refused', (condition, reason) => {
  expect(() => compileCondition(condition)).toThrow(`Event pattern is not valid. Reason: ${reason}`);
});
