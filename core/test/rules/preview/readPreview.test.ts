// SPDX-License-Identifier: Apache-2.0
import { readPreview } from '../../../src/rules/index.ts';
import { aRecord, thresholdsOf } from '../aThreshold.ts';
import { aPreview } from './aPreview.ts';

const DOCUMENT = aPreview(
  thresholdsOf(aRecord()),
  { a: { renewals: [{}, { valueCents: null }] }, b: { ownerActive: false, held: 2 } },
  { evaluation: { rows: 4, churned: 1, cut: [0, 500_000], flagged: [4, 2], hit: [1, 1] } },
);

const faultOf = (json: string): string => {
  try {
    readPreview(json);
  } catch (error) {
    return `${(error as { code: string }).code}: ${(error as Error).message}`;
  }
  return '';
};

test('gives back what a load wrote', () => {
  expect(readPreview(JSON.stringify(DOCUMENT))).toEqual(DOCUMENT);
});

test.each([
  ['an earlier version', '{"v":1,"accounts":0}', 'has version 1 where 2 is read.'],
  ['no JSON', '{"v":2', 'is no JSON.'],
  ['no object', '2', 'is no JSON object.'],
  ['nothing', 'null', 'is no JSON object.'],
])('refuses %s by name', (_, json, message) => {
  expect(faultOf(json)).toBe(`preview_invalid: The preview of the run (Preview__c) ${message}`);
});

test.each([
  ['asOf', { asOf: 7 }],
  ['currency', { currency: null }],
  ['records', { records: 'High' }],
  ['owners', { owners: [1, 2] }],
  ['conditions', { conditions: [[1]] }],
  ['inactiveOwners', { inactiveOwners: [2] }],
  ['least', { least: [] }],
  ['owner', { owner: [0, 2] }],
  ['held', { held: [0, 3] }],
  ['size', { size: [2] }],
  ['condition', { condition: [0, 0, 1] }],
  ['probability', { probability: [700_000, 1_000_001, 0] }],
  ['value', { value: [100_000, -2, 0] }],
  ['value', { value: [100_000] }],
  ['every', { every: 0 }],
  ['accounts', { accounts: 3 }],
  ['controlMax', { controlMax: -1 }],
  ['capacity', { capacity: 1.5 }],
  ['evaluation', { evaluation: { rows: 4, churned: 1, cut: [0], flagged: [4, 2], hit: [1, 1] } }],
  ['evaluation', { evaluation: undefined }],
])('refuses a document with a wrong %s', (name, over) => {
  expect(faultOf(JSON.stringify({ ...DOCUMENT, ...over }))).toBe(
    `preview_invalid: The preview of the run (Preview__c) is not whole: ${name}.`,
  );
});
