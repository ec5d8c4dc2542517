// SPDX-License-Identifier: Apache-2.0
import type { Actor, FieldValue, RecordValues } from '../records/records.ts';
import type { FieldDef, ObjectDef } from '../schema/definitions.ts';
import { findField } from '../schema/schema.ts';
import { compileFormula } from './compileFormula.ts';
import type { Compiled } from './compiled.ts';
import { FormulaError } from './formulaError.ts';
import { FORMULA_TYPE } from './formulaType.ts';
import { roundHalfUp } from './functions/numbers.ts';
import { recordSymbols, type FormulaWorld, type RecordScope } from './recordSymbols.ts';

/** Makes a calculated field, or the default of a field, ready to run. Throws FormulaError. */
export function compileFieldFormula(field: FieldDef, object: ObjectDef, world: FormulaWorld): Compiled<RecordScope> {
  const text = field.formula ?? field.defaultValue ?? 'null';
  const compiled = compileFormula(
    text,
    recordSymbols(object, world, { blankNumbersAsZero: field.formulaTreatBlanksAsZero, knowsPrior: false }),
  );
  const wanted = FORMULA_TYPE[field.type];
  const fits =
    compiled.type === wanted ||
    compiled.type === 'null' ||
    (compiled.type === 'text' && (wanted === 'picklist' || wanted === 'multipicklist'));
  if (!fits)
    throw new FormulaError(
      `Formula result is data type (${compiled.type}), incompatible with expected data type (${wanted}).`,
    );
  return compiled;
}

/** Calculates formula fields and default values. */
export function createCalculation(
  world: FormulaWorld,
): (object: ObjectDef, field: string, values: RecordValues, actor: Actor) => FieldValue {
  const compiled = new WeakMap<FieldDef, Compiled<RecordScope>>();
  return (object, name, values, actor) => {
    const field = findField(object, name);
    if (field === undefined) return null;
    const ready = compiled.get(field) ?? compileFieldFormula(field, object, world);
    compiled.set(field, ready);
    return asStored(field, ready.evaluate({ values, prior: undefined, actor }));
  };
}

/** Numbers rounded to the field's places, percent times 100, empty text as blank. */
function asStored(field: FieldDef, value: FieldValue): FieldValue {
  if (value === '') return null;
  if (typeof value !== 'number') return value;
  return roundHalfUp(field.type === 'percent' ? value * 100 : value, field.scale);
}
