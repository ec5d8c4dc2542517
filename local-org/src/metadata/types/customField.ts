// SPDX-License-Identifier: Apache-2.0
import { compileFieldFormula } from '../../formula/calculatedFields.ts';
import { FormulaError } from '../../formula/formulaError.ts';
import type { FieldDef, ObjectDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import { checkField, checkFieldChange } from '../fields/checkField.ts';
import { COMMON_ELEMENTS, FIELD_TYPES } from '../fields/fieldTypes.ts';
import { readField } from '../fields/readField.ts';
import { problem, type Problem } from '../problem.ts';
import { child, children, textOf } from '../xml/element.ts';
import type { Draft, MetadataType, PlannedOrg } from './metadataType.ts';

/** Custom fields, of custom and of standard objects. */
export const customField: MetadataType = {
  name: 'CustomField',
  supported: [...new Set([...COMMON_ELEMENTS, ...Object.values(FIELD_TYPES).flatMap(({ takes }) => takes)])],
  define: defineCustomField,
  check: checkCustomField,
};

/** `Thing__c.Key__c` as object and field. */
function locate(
  fullName: string,
  { schema }: PlannedOrg,
): { readonly object: ObjectDef | undefined; readonly name: string } {
  const [objectName = '', name = ''] = fullName.split('.');
  return { object: schema.object(objectName), name };
}

function defineCustomField(draft: Draft, planned: PlannedOrg): readonly Problem[] {
  const { object, name } = locate(draft.fullName, planned);
  if (object === undefined)
    return [problem(`The object of the field ${draft.fullName} does not exist in this org`, draft.element.line)];
  const problems = [...checkField(name, draft.element, object), ...checkValueSet(draft)];
  const rule = FIELD_TYPES[textOf(draft.element, 'type') ?? ''];
  if (problems.length > 0 || rule === undefined) return problems;
  const field = readField(name, draft.element, rule, object);
  const refused = checkFieldChange(findField(object, name), field, draft.element.line);
  if (refused.length === 0) planned.schema.put({ ...object, fields: new Map(object.fields).set(field.name, field) });
  return refused;
}

function checkValueSet({ fullName, element }: Draft): readonly Problem[] {
  const valueSet = child(element, 'valueSet');
  if (valueSet === undefined) return [];
  const definition = child(valueSet, 'valueSetDefinition');
  if (definition === undefined)
    return [problem(`${fullName}: only a value set with a valueSetDefinition is supported by this org`, valueSet.line)];
  const names = children(definition, 'value').map((value) => (textOf(value, 'fullName') ?? '').toLowerCase());
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...['controllingField', 'valueSettings']
      .filter((tag) => child(valueSet, tag) !== undefined)
      .map((tag) => problem(`The element '${tag}' of ValueSet is not supported by this org`, valueSet.line)),
    ...repeated.map((name) => problem(`Duplicate label or value '${name}' in the picklist ${fullName}`, valueSet.line)),
  ];
}

function checkCustomField(draft: Draft, planned: PlannedOrg): readonly Problem[] {
  const { object, name } = locate(draft.fullName, planned);
  const field = object && findField(object, name);
  if (object === undefined || field === undefined) return [];
  return [...checkReference(draft, field, object, planned), ...checkFormula(draft, field, object, planned)];
}

function checkReference(
  { element, fullName }: Draft,
  field: FieldDef,
  object: ObjectDef,
  { schema }: PlannedOrg,
): readonly Problem[] {
  const target = field.reference?.to[0];
  if (target === undefined) return [];
  const relationship = field.reference?.childRelationshipName?.toLowerCase();
  const rival = schema
    .objects()
    .flatMap((one) => [...one.fields.values()].map((other) => ({ one, other })))
    .find(
      ({ one, other }) =>
        other.reference?.to.includes(target) === true &&
        other.reference.childRelationshipName?.toLowerCase() === relationship &&
        !(one.name === object.name && other.name === field.name),
    );
  return [
    ...(schema.object(target) === undefined
      ? [
          problem(
            `referenceTo value of '${target}' does not resolve to a valid sObject type (${fullName})`,
            element.line,
          ),
        ]
      : []),
    ...(relationship !== undefined && rival !== undefined
      ? [problem(`Duplicate child relationship name '${relationship}' of ${target}`, element.line)]
      : []),
  ];
}

/** A formula, and a default that is no plain value, must be one that can run. */
function checkFormula({ element }: Draft, field: FieldDef, object: ObjectDef, planned: PlannedOrg): readonly Problem[] {
  if (field.formula === undefined && field.defaultValue === undefined) return [];
  try {
    compileFieldFormula(field, object, planned);
    return [];
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return [problem(`${field.formula === undefined ? 'defaultValue' : 'formula'}: ${error.message}`, element.line)];
  }
}
