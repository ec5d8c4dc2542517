// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { soqlLiteral, soqlText } from '../../../src/graphql/query/soqlLiteral.ts';
import { unquote } from '../../../src/soql/literals.ts';
import { parseSoql } from '../../../src/soql/parseSoql.ts';
import { aField } from '../../testOrg.ts';

test('every text comes out of SOQL as it went in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { where } = parseSoql(`SELECT Id FROM Thing__c WHERE Name = ${soqlText(text)}`);
      const { value } = (where as unknown as { left: { value: string } }).left;
      expect(unquote(value)).toBe(text);
    }),
  );
});

test('every number is written without an exponent', () => {
  const field = aField('Amount__c', { type: 'double' });
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }), (number) => {
      const literal = soqlLiteral(field, number);
      expect(literal).toMatch(/^-?\d+(\.\d*)?$/);
      expect(Math.abs(Number(literal) - number)).toBeLessThanOrEqual(1e-19);
    }),
  );
});

test('null, booleans, days and ids are written as SOQL reads them', () => {
  expect([
    soqlLiteral(aField('A__c'), null),
    soqlLiteral(aField('A__c', { type: 'boolean' }), true),
    soqlLiteral(aField('A__c', { type: 'date' }), '2026-03-04'),
    soqlLiteral(aField('A__c', { type: 'reference' }), '0015g0000000001AAA'),
  ]).toEqual(['null', 'true', '2026-03-04', "'0015g0000000001AAA'"]);
});
