// SPDX-License-Identifier: Apache-2.0
import { FormulaError } from '../../formula/formulaError.ts';
import { compileValidationRule } from '../../formula/validationRules.ts';
import type { ValidationRuleDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import { problem, type Problem } from '../problem.ts';
import { child, isTrue, textOf } from '../xml/element.ts';
import type { Draft, MetadataType, PlannedOrg } from './metadataType.ts';

/** Validation rules of an object; the name of an error's field comes in the API's spelling. */
export const validationRule: MetadataType = {
  name: 'ValidationRule',
  supported: ['active', 'description', 'errorConditionFormula', 'errorDisplayField', 'errorMessage', 'fullName'],
  define: defineRule,
  check: checkRule,
};

function defineRule({ fullName, element }: Draft, { schema }: PlannedOrg): readonly Problem[] {
  const [objectName = '', name = ''] = fullName.split('.');
  const object = schema.object(objectName);
  if (object === undefined)
    return [problem(`The object of the validation rule ${fullName} does not exist in this org`, element.line)];
  const fieldName = textOf(element, 'errorDisplayField');
  const field = fieldName === undefined ? undefined : findField(object, fieldName);
  const rule: ValidationRuleDef = {
    name,
    active: isTrue(element, 'active'),
    formula: child(element, 'errorConditionFormula')?.text ?? '',
    message: textOf(element, 'errorMessage') ?? '',
    errorField: field?.name,
  };
  schema.put({ ...object, validationRules: [...object.validationRules.filter((other) => other.name !== name), rule] });
  return fieldName !== undefined && field === undefined
    ? [problem(`errorDisplayField: the field '${fieldName}' of ${objectName} does not exist`, element.line)]
    : [];
}

function checkRule({ fullName, element }: Draft, planned: PlannedOrg): readonly Problem[] {
  const [objectName = '', name = ''] = fullName.split('.');
  const object = planned.schema.object(objectName);
  const rule = object?.validationRules.find((one) => one.name === name);
  if (object === undefined || rule === undefined) return [];
  try {
    compileValidationRule(rule, object, planned);
    return [];
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return [problem(`errorConditionFormula: ${error.message}`, element.line)];
  }
}
