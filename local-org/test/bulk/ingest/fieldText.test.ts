// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import { readFieldText } from '../../../src/bulk/ingest/fieldText.ts';
import type { FieldType } from '../../../src/schema/definitions.ts';
import { defineField } from '../../../src/schema/field.ts';

const fieldOf = (type: FieldType) => defineField({ name: 'F__c', label: 'F', type, precision: 18, scale: 4 });

describe('readFieldText', () => {
  test.each([
    ['boolean', 'TRUE', true],
    ['boolean', 'y', true],
    ['boolean', 'Yes', true],
    ['boolean', 'on', true],
    ['boolean', '1', true],
    ['boolean', 'no', false],
    ['boolean', 'off', false],
    ['boolean', '0', false],
    ['int', '-12', -12],
    ['double', '1.2E3', 1200],
    ['currency', '.5', 0.5],
    ['percent', '24', 24],
    ['date', '2026-02-28', '2026-02-28'],
    ['datetime', '2026-02-28T01:02:03Z', '2026-02-28T01:02:03.000Z'],
    ['datetime', '2026-02-28T01:02:03.456+02:00', '2026-02-27T23:02:03.456Z'],
    ['string', '  not trimmed ', '  not trimmed '],
    ['picklist', 'Open', 'Open'],
    ['reference', 'no id', 'no id'],
  ] as const)('reads %s %s', (type, text, value) => {
    expect(readFieldText(fieldOf(type), text)).toEqual({ value });
  });

  test.each([
    ['boolean', 'maybe', 'xsd:boolean'],
    ['int', '1.5', 'xsd:int'],
    ['double', '1,5', 'xsd:double'],
    ['currency', '12 EUR', 'xsd:double'],
    ['date', '31.12.2026', 'xsd:date'],
    ['date', '2026-02-30', 'xsd:date'],
    ['datetime', '2026-02-28', 'xsd:dateTime'],
    ['datetime', '2026-02-28 01:02:03', 'xsd:dateTime'],
  ] as const)('%s refuses %s', (type, text, notOfType) => {
    expect(readFieldText(fieldOf(type), text)).toEqual({ notOfType });
  });
});
