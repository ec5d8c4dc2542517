// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';
import { compilePattern } from '../../src/events/eventPattern.ts';
import type { EventPattern } from '../../src/events/eventPattern.ts';

const EVENT = {
  source: 'aws.s3',
  'detail-type': 'Object Created',
  resources: ['arn:one', 'arn:two'],
  detail: { bucket: { name: 'b' }, object: { key: 'in/a.txt', size: 5 } },
};

test.each<[EventPattern, boolean]>([
  [{ source: ['aws.s3'] }, true],
  [{ source: ['aws.emr', 'aws.s3'] }, true],
  [{ source: ['aws.emr'] }, false],
  [{ resources: ['arn:two'] }, true],
  [{ resources: ['arn:three'] }, false],
  [
    { detail: { bucket: { name: ['b'] }, object: { key: [{ wildcard: 'in/*.txt' }], size: [{ numeric: ['>', 0] }] } } },
    true,
  ],
  [{ detail: { bucket: { name: ['other'] }, object: { key: [{ wildcard: 'in/*.txt' }] } } }, false],
  [{ detail: { object: { 'version-id': [{ exists: false }] } } }, true],
  [{ detail: { nothing: { deeper: ['a'] } } }, false],
  [{ detail: { nothing: { deeper: [{ exists: false }] } } }, true],
  [{ $or: [{ source: ['aws.emr'] }, { detail: { bucket: { name: ['b'] } } }] }, true],
  [{ source: ['aws.s3'], $or: [{ source: ['aws.emr'] }, { resources: ['arn:three'] }] }, false],
])('%j fits: %s', (pattern, expected) => {
  expect(compilePattern(pattern)(EVENT)).toBe(expected);
});

test.each<[unknown, string]>([
  [{}, 'Empty objects are not allowed'],
  [{ detail: {} }, 'Empty objects are not allowed'],
  [{ source: [] }, 'Empty arrays are not allowed: source'],
  [{ source: 'aws.s3' }, '"source" must be an object or an array'],
  [{ $or: [{ source: ['a'] }] }, '$or needs an array of two or more patterns'],
])('%j is refused', (pattern, reason) => {
  expect(() => compilePattern(pattern as EventPattern)).toThrow(`Event pattern is not valid. Reason: ${reason}`);
});
