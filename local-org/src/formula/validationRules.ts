// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../org.ts';
import type { Actor, Change, SaveError } from '../records/records.ts';
import type { ObjectDef, ValidationRuleDef } from '../schema/definitions.ts';
import { readUserFormat } from '../uiApi/userFormat.ts';
import { compileFormula } from './compileFormula.ts';
import type { Compiled } from './compiled.ts';
import { FormulaError } from './formulaError.ts';
import { recordSymbols, type FormulaWorld, type RecordScope } from './recordSymbols.ts';

/** Makes a rule ready to run. Throws FormulaError. */
export function compileValidationRule(
  rule: ValidationRuleDef,
  object: ObjectDef,
  world: FormulaWorld,
): Compiled<RecordScope> {
  const compiled = compileFormula(
    rule.formula,
    recordSymbols(object, world, { blankNumbersAsZero: false, knowsPrior: true }),
  );
  if (compiled.type !== 'boolean')
    throw new FormulaError(
      `Formula result is data type (${compiled.type}), incompatible with expected data type (true or false).`,
    );
  return compiled;
}

/** Checks records against the active rules of their object; the messages are in the language of whoever saves. */
export function createValidation(
  world: FormulaWorld & Pick<Org, 'translations'>,
): (change: Change, actor: Actor) => readonly SaveError[] {
  // by definition, because a deployment replaces the object's
  const compiled = new WeakMap<ObjectDef, readonly ReadyRule[]>();
  const rulesOf = (object: ObjectDef): readonly ReadyRule[] => {
    const known = compiled.get(object);
    if (known !== undefined) return known;
    const rules = object.validationRules
      .filter(({ active }) => active)
      .map((rule) => ({ rule, isBroken: compileValidationRule(rule, object, world) }));
    compiled.set(object, rules);
    return rules;
  };
  return ({ object, values, prior }, actor) =>
    rulesOf(object).flatMap(({ rule, isBroken }) =>
      isBroken.evaluate({ values, prior, actor }) === true ? [errorOf(translateRule(rule, object, actor, world))] : [],
    );
}

type ReadyRule = { readonly rule: ValidationRuleDef; readonly isBroken: Compiled<RecordScope> };

function translateRule(
  rule: ValidationRuleDef,
  object: ObjectDef,
  { userId }: Actor,
  { records, translations }: FormulaWorld & Pick<Org, 'translations'>,
): ValidationRuleDef {
  const { language } = readUserFormat({ records }, userId);
  return translations.object(object, language).validationRules.find(({ name }) => name === rule.name) ?? rule;
}

const errorOf = ({ message, errorField }: ValidationRuleDef): SaveError => ({
  statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  message,
  fields: errorField === undefined ? [] : [errorField],
});
