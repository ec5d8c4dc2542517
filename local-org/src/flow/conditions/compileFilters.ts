// SPDX-License-Identifier: Apache-2.0
// Filters of elements that read, update or delete records by conditions.
import { FORMULA_TYPE } from '../../formula/formulaType.ts';
import { problem } from '../../metadata/problem.ts';
import { child, children, textOf, type Element } from '../../metadata/xml/element.ts';
import type { FieldValue, RecordValues } from '../../records/records.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import type { FlowContext } from '../flowContext.ts';
import type { Interview } from '../interview.ts';
import { convert, isComparable } from '../resources/assignable.ts';
import { BLANK, readValue } from '../resources/value.ts';
import { compileLogic } from './conditionLogic.ts';
import { OPERATORS } from './operators.ts';

/** What an interview asks of the records of an object. */
export type Filters = {
  /** What the record engine can look up itself: fields that must equal a value. */
  readonly equality: (interview: Interview) => RecordValues;
  /** Whether `equality` says everything, so that no record needs to be looked at. */
  readonly isEqualityOnly: boolean;
  readonly matches: (interview: Interview, record: RecordValues) => boolean;
};

type Filter = {
  readonly field: string;
  readonly isEquality: boolean;
  readonly read: (interview: Interview) => FieldValue;
  readonly holds: (interview: Interview, record: RecordValues) => boolean;
};

/** Compiles `filters` and `filterLogic`. */
export function compileFilters(element: Element, object: ObjectDef, context: FlowContext): Filters {
  const filters = children(element, 'filters').map((filter) => compileFilter(filter, object, context));
  const logic = textOf(element, 'filterLogic');
  const join = joinOrTell(logic, filters.length, element, context);
  const isConjunction = (logic ?? 'and').toLowerCase() === 'and';
  const equalities = isConjunction ? filters.filter((filter) => filter.isEquality) : [];
  return {
    equality: (interview) => Object.fromEntries(equalities.map(({ field, read }) => [field, read(interview)])),
    isEqualityOnly: isConjunction && equalities.length === filters.length,
    matches: (interview, record) => join((index) => filters[index]?.holds(interview, record) === true),
  };
}

function joinOrTell(logic: string | undefined, count: number, element: Element, { problems }: FlowContext) {
  try {
    return compileLogic(logic, count);
  } catch (error) {
    problems.push(problem(`The filter logic '${logic}' is not valid: ${(error as Error).message}`, element.line));
    return () => false;
  }
}

function compileFilter(element: Element, object: ObjectDef, context: FlowContext): Filter {
  const name = textOf(element, 'field') ?? '';
  const operatorName = textOf(element, 'operator') ?? '';
  const field = findField(object, name);
  const operator = OPERATORS[operatorName];
  const value = readValue(child(element, 'value'), context);
  const type = field === undefined ? 'null' : FORMULA_TYPE[field.type];
  const tell = (message: string): void => void context.problems.push(problem(message, element.line));
  if (field === undefined) tell(`The field '${name}' of ${object.name} does not exist`);
  else if (field.long) tell(`The field '${name}' of ${object.name} cannot be filtered: it is a long text`);
  if (operator === undefined) tell(`The flow operator '${operatorName}' is not supported`);
  else if (operator.right === 'same' && !isComparable(type, value.type))
    tell(`The field '${name}' of ${object.name} cannot be compared with a value of type ${value.type}`);
  const read = (interview: Interview): FieldValue => convert((value ?? BLANK).read(interview), type) as FieldValue;
  return {
    field: field?.name ?? name,
    // a calculated field is in no table
    isEquality: operatorName === 'EqualTo' && field?.formula === undefined,
    read,
    holds: (interview, record) => operator?.holds(record[field?.name ?? name] ?? null, read(interview)) === true,
  };
}
