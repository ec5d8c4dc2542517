// SPDX-License-Identifier: Apache-2.0
// What the platform itself checks of each field, with its texts.
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import { changes, saveError, type Draft } from './draft.ts';
import type { FieldValue, SaveError } from './records.ts';

/** Errors of a record's fields: all missing ones in one error, then each that is too long, out of range or not in its list. */
export function checkFields(object: ObjectDef, draft: Draft): SaveError[] {
  const missing = requiredFields(object).filter((name) => (draft.values[name] ?? null) === null);
  const errors =
    missing.length === 0
      ? []
      : [saveError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing)];
  for (const name of Object.keys(draft.given)) {
    const field = object.fields.get(name);
    const value = draft.values[name] ?? null;
    if (field === undefined || value === null || !changes(draft, name)) continue;
    const error = checkValue(field, value);
    if (error !== undefined) errors.push(error);
  }
  return errors;
}

const required = new WeakMap<ObjectDef, readonly string[]>();

function requiredFields(object: ObjectDef): readonly string[] {
  let names = required.get(object);
  if (names === undefined)
    required.set(
      object,
      (names = [...object.fields.values()].filter((field) => field.required).map(({ name }) => name)),
    );
  return names;
}

function checkValue(field: FieldDef, value: FieldValue): SaveError | undefined {
  if (typeof value === 'number') return checkRange(field, value);
  if (typeof value !== 'string') return undefined;
  if (field.type === 'picklist') return checkPicklist(field, [value]);
  if (field.type === 'multipicklist') return checkPicklist(field, value.split(';'));
  if (field.type === 'email' && !EMAIL.test(value))
    return saveError('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${value}`, [field.name]);
  return checkLength(field, value);
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

function checkLength(field: FieldDef, value: string): SaveError | undefined {
  if (
    field.length === 0 ||
    value.length <= field.length ||
    field.reference !== undefined ||
    field.type === 'date' ||
    field.type === 'datetime'
  )
    return undefined;
  // the platform shows the beginning of a very long value only
  const shown = value.length > SHOWN ? `${value.slice(0, SHOWN)}...` : value;
  return saveError('STRING_TOO_LONG', `${field.label}: data value too large: ${shown} (max length=${field.length})`, [
    field.name,
  ]);
}

const SHOWN = 1000;

function checkPicklist(field: FieldDef, chosen: readonly string[]): SaveError | undefined {
  if (field.picklist?.restricted !== true) return undefined;
  const allowed = new Set(field.picklist.values.filter((value) => value.active).map(({ value }) => value));
  const wrong = chosen.find((value) => !allowed.has(value));
  if (wrong === undefined) return undefined;
  return saveError(
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    `${field.label}: bad value for restricted picklist field: ${wrong}`,
    [field.name],
  );
}

function checkRange(field: FieldDef, value: number): SaveError | undefined {
  const digits = field.precision - field.scale;
  if (field.precision === 0 || Math.abs(value) < 10 ** digits) return undefined;
  return saveError(
    'NUMBER_OUTSIDE_VALID_RANGE',
    `${field.label}: value outside of valid range on numeric field: ${value}`,
    [field.name],
  );
}
