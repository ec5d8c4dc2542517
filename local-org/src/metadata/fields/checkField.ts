// SPDX-License-Identifier: Apache-2.0
import type { FieldDef, ObjectDef } from '../../schema/definitions.ts';
import { problem, type Problem } from '../problem.ts';
import { child, isTrue, numberOf, textOf, type Element } from '../xml/element.ts';
import { COMMON_ELEMENTS, FIELD_TYPES, type FieldTypeRule } from './fieldTypes.ts';

/** What is wrong with the elements of a field, before anything it refers to is looked at. */
export function checkField(name: string, element: Element, object: ObjectDef): readonly Problem[] {
  const typeName = textOf(element, 'type') ?? '';
  const rule = FIELD_TYPES[typeName];
  if (rule === undefined)
    return [problem(`The field type '${typeName}' (${name}) is not supported by this org`, element.line)];
  const isCalculated = child(element, 'formula') !== undefined;
  const texts = [
    ...(name.endsWith('__c') ? [] : [`The field '${name}' is no custom field: its name must end in __c`]),
    ...(object.kind === 'customMetadata' && !rule.inCustomMetadata
      ? [`A custom metadata type cannot have a field of type ${typeName}`]
      : []),
    ...(isCalculated && !rule.canBeCalculated ? [`A field of type ${typeName} cannot be calculated by a formula`] : []),
    ...(isCalculated ? [] : missing(element, rule, typeName)),
    ...foreign(element, rule, typeName),
    ...wrongSizes(element, typeName),
  ];
  return texts.map((text) => problem(text, element.line));
}

/** A change that would lose or reinterpret what records hold. */
export function checkFieldChange(before: FieldDef | undefined, after: FieldDef, line: number): readonly Problem[] {
  if (before === undefined) return [];
  const sameKind =
    before.type === after.type &&
    before.long === after.long &&
    (before.formula === undefined) === (after.formula === undefined);
  const sameTarget =
    before.reference?.kind === after.reference?.kind && before.reference?.to.join() === after.reference?.to.join();
  return [
    ...(sameKind
      ? []
      : [problem(`Cannot change the type of the field ${after.name} (${kindOf(before)} to ${kindOf(after)})`, line)]),
    ...(sameTarget ? [] : [problem(`Cannot change what the field ${after.name} refers to`, line)]),
  ];
}

const kindOf = ({ type, long, formula }: FieldDef): string =>
  `${formula === undefined ? '' : 'formula '}${long ? 'long ' : ''}${type}`;

const missing = (element: Element, { needs }: FieldTypeRule, typeName: string): readonly string[] =>
  ['label', ...needs]
    .filter((tag) => child(element, tag) === undefined)
    .map((tag) => `Must specify '${tag}' for a CustomField of type ${typeName}`);

const foreign = (element: Element, { takes }: FieldTypeRule, typeName: string): readonly string[] =>
  element.children
    .filter(({ name, text }) => !COMMON_ELEMENTS.includes(name) && !takes.includes(name) && text.trim() !== 'false')
    .map(({ name }) => `Can not specify '${name}' for a CustomField of type ${typeName}`);

function wrongSizes(element: Element, typeName: string): readonly string[] {
  const [length, precision = 18, scale = 0] = ['length', 'precision', 'scale'].map((tag) => numberOf(element, tag));
  const [least, most] = LENGTHS[typeName] ?? [0, Infinity];
  return [
    ...(length !== undefined && (length < least || length > most)
      ? [`The length ${length} of a ${typeName} must be between ${least} and ${most}`]
      : []),
    ...(precision > 18 || scale > precision
      ? [
          `The precision ${precision} and scale ${scale} are not allowed: at most 18 digits, ${scale} of them after the point`,
        ]
      : []),
    ...(isTrue(element, 'externalId') && !EXTERNAL_IDS.has(typeName)
      ? [`A field of type ${typeName} cannot be an external id`]
      : []),
    ...(isTrue(element, 'required') && textOf(element, 'deleteConstraint') === 'SetNull'
      ? ['A required lookup cannot have the deleteConstraint SetNull']
      : []),
  ];
}

const LENGTHS: Readonly<Record<string, readonly [number, number]>> = {
  Text: [1, 255],
  LongTextArea: [256, 131_072],
  Html: [256, 131_072],
};

const EXTERNAL_IDS: ReadonlySet<string> = new Set(['AutoNumber', 'Email', 'Number', 'Text']);
