// SPDX-License-Identifier: Apache-2.0
import { addDays } from '../../formula/days.ts';
import { problem } from '../../metadata/problem.ts';
import { child, children, textOf, type Element } from '../../metadata/xml/element.ts';
import type { FieldValue } from '../../records/records.ts';
import type { FlowContext, InnerStep } from '../flowContext.ts';
import { copyRecord, isCollection, isRecord, type FlowRecord, type FlowValue, type Interview } from '../interview.ts';
import { convert, isAssignable } from '../resources/assignable.ts';
import { readReference, readValue } from '../resources/value.ts';
import { readConnector } from './connector.ts';

/** Assignment: sets variables and fields of record variables, in order. */
export function compileAssignment(element: Element, context: FlowContext): InnerStep {
  const items = children(element, 'assignmentItems').map((item) => compileItem(item, context));
  const next = readConnector(element, 'connector', context);
  return {
    kind: 'inner',
    run: (interview) => {
      for (const assign of items) assign(interview);
      return next;
    },
  };
}

function compileItem(element: Element, context: FlowContext): (interview: Interview) => void {
  const path = textOf(element, 'assignToReference') ?? '';
  const name = textOf(element, 'operator') ?? '';
  const target = readReference(path, context, element.line);
  const value = readValue(child(element, 'value'), context);
  const operator = OPERATORS[name];
  const tell = (message: string): void => void context.problems.push(problem(message, element.line));
  const { write } = target;
  if (write === undefined) tell(`'${path}' cannot be assigned a value`);
  if (operator === undefined) tell(`The flow assignment operator '${name}' is not supported`);
  else if (operator.isTyped && !isAssignable(value.type, target.type) && !isDayShift(target.type, value.type, name))
    tell(`A value of type ${value.type} cannot be assigned to '${path}' (${target.type})`);
  return (interview) => {
    const result = operator?.apply(() => target.read(interview), value.read(interview)) ?? null;
    write?.(interview, target.isCollection ? result : convert(result, target.type));
  };
}

const isDayShift = (target: string, value: string, operator: string): boolean =>
  operator !== 'Assign' && (target === 'date' || target === 'datetime') && value === 'number';

type Operator = {
  readonly isTyped: boolean;
  /** `read` gives what the target holds; asked only where it counts, as a record yet to be made holds nothing. */
  readonly apply: (read: () => FlowValue, value: FlowValue) => FlowValue;
};

const OPERATORS: Readonly<Record<string, Operator>> = {
  Assign: {
    isTyped: true,
    apply: (_, value) => (isRecord(value) ? copyRecord(value) : isCollection(value) ? [...value] : value),
  },
  Add: {
    isTyped: true,
    apply: (read, value) => addTo(read(), value),
  },
  Subtract: { isTyped: true, apply: (read, value) => plus(read(), value, -1) },
  AddAtStart: { isTyped: true, apply: (read, value) => [...items(value), ...items(read())] },
  AssignCount: { isTyped: false, apply: (_, value) => items(value).length },
};

/** A collection takes copies, so that a variable which is used again does not change what it held before. */
const items = (value: FlowValue): readonly (FieldValue | FlowRecord)[] =>
  value === null ? [] : isCollection(value) ? value : [isRecord(value) ? copyRecord(value) : value];

const addTo = (current: FlowValue, value: FlowValue): FlowValue =>
  isCollection(current) ? [...current, ...items(value)] : plus(current, value, 1);

function plus(current: FlowValue, value: FlowValue, sign: 1 | -1): FlowValue {
  if (typeof current === 'string' && typeof value === 'number') return addDays(current, sign * value);
  if (typeof current === 'string' || typeof value === 'string')
    return `${current === null ? '' : String(current)}${value === null ? '' : String(value)}`;
  return Number(current ?? 0) + sign * Number(value ?? 0);
}
