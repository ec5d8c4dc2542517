// SPDX-License-Identifier: Apache-2.0
import type { FieldDef } from '../../src/schema/definitions.ts';
import { definePicklist } from '../../src/schema/field.ts';
import { displayValue } from '../../src/uiApi/displayValue.ts';
import type { UserFormat } from '../../src/uiApi/userFormat.ts';
import { aField } from '../testOrg.ts';

const AMERICAN: UserFormat = { locale: 'en-US', language: 'en_US', timeZone: 'GMT', currency: 'USD' };
const BRITISH: UserFormat = { ...AMERICAN, locale: 'en-GB', timeZone: 'Europe/London' };
const GERMAN: UserFormat = { locale: 'de-DE', language: 'de', timeZone: 'Europe/Berlin', currency: 'USD' };

const field = (type: FieldDef['type'], options: Partial<FieldDef> = {}): FieldDef =>
  aField('Field__c', { type, ...options });

describe('a value as the user reads it', () => {
  it.each([
    ['a number', field('double', { scale: 2 }), 1234.5, ['1,234.50', '1,234.50', '1.234,50']],
    ['a whole number', field('int'), 12_345, ['12,345', '12,345', '12.345']],
    ['a percentage', field('percent', { scale: 1 }), 24, ['24.0%', '24.0%', '24,0 %']],
    ['money', field('currency', { scale: 2 }), -1234.5, ['-$1,234.50', '-US$1,234.50', '-1.234,50 $']],
    ['a date', field('date'), '2026-03-04', ['3/4/2026', '04/03/2026', '04.03.2026']],
    [
      'a time, in the time zone of the user',
      field('datetime'),
      '2026-07-04T22:30:00.000Z',
      ['7/4/2026, 10:30 PM', '04/07/2026, 23:30', '05.07.2026, 00:30'],
    ],
    [
      'a time at the turn of the year',
      field('datetime'),
      '2025-12-31T23:30:00.000Z',
      ['12/31/2025, 11:30 PM', '31/12/2025, 23:30', '01.01.2026, 00:30'],
    ],
  ])('is, for %s, in the form of the locale', (_, of, value, shown) => {
    const texts = [AMERICAN, BRITISH, GERMAN].map((format) => displayValue(of, value, format));
    expect(texts.map((text) => text?.replace(/\u00a0/g, ' '))).toEqual(shown);
  });

  it('is the label of a picklist value, and the value itself where there is no such one any more', () => {
    const picklist = definePicklist(['Hot', 'Cold']);
    const labelled = { ...picklist, values: picklist.values.map((one) => ({ ...one, label: `${one.value}!` })) };

    expect(displayValue(field('picklist', { picklist: labelled }), 'Hot', GERMAN)).toBe('Hot!');
    expect(displayValue(field('picklist', { picklist: labelled }), 'Warm', GERMAN)).toBe('Warm');
    expect(displayValue(field('multipicklist', { picklist: labelled }), 'Hot;Cold', GERMAN)).toBe('Hot!;Cold!');
  });

  it.each(['string', 'textarea', 'boolean', 'reference', 'id', 'email', 'phone', 'url'] as const)(
    'is none for a field of type %s, which reads as it is stored',
    (type) => expect(displayValue(field(type), 'x', GERMAN)).toBeNull(),
  );

  it('is none for an empty field', () => {
    expect([null, undefined].map((value) => displayValue(field('double'), value, AMERICAN))).toEqual([null, null]);
  });
});
