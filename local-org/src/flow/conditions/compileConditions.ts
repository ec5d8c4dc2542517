// SPDX-License-Identifier: Apache-2.0
import { problem } from '../../metadata/problem.ts';
import { child, textOf, type Element } from '../../metadata/xml/element.ts';
import type { FlowContext } from '../flowContext.ts';
import type { Interview } from '../interview.ts';
import { isComparable } from '../resources/assignable.ts';
import type { Resource } from '../resources/resource.ts';
import { readReference, readValue } from '../resources/value.ts';
import { compileLogic } from './conditionLogic.ts';
import { OPERATORS } from './operators.ts';

export type Condition = (interview: Interview) => boolean;

/** Joins conditions by a logic; a logic that cannot be read is a problem. */
export function joinConditions(
  conditions: readonly Condition[],
  logic: string | undefined,
  context: FlowContext,
  line: number,
): Condition {
  try {
    const join = compileLogic(logic, conditions.length);
    return (interview) => join((index) => conditions[index]?.(interview) === true);
  } catch (error) {
    context.problems.push(problem(`The condition logic '${logic}' is not valid: ${(error as Error).message}`, line));
    return () => false;
  }
}

/** A condition of a decision: `leftValueReference operator rightValue`. */
export function compileCondition(element: Element, context: FlowContext): Condition {
  const path = textOf(element, 'leftValueReference') ?? '';
  const left = readReference(path, context, element.line);
  return compileComparison(element, path, left, child(element, 'rightValue'), context);
}

/** Compares a resource; `IsChanged` works on fields of `$Record`. */
export function compileComparison(
  element: Element,
  path: string,
  left: Resource,
  rightElement: Element | undefined,
  context: FlowContext,
): Condition {
  const name = textOf(element, 'operator') ?? '';
  const right = readValue(rightElement, context);
  if (name === 'IsChanged') return isChanged(path, left, right, context, element.line);
  const operator = OPERATORS[name];
  if (operator === undefined) {
    context.problems.push(problem(`The flow operator '${name}' is not supported`, element.line));
    return () => false;
  }
  if (operator.right === 'same' && !left.isCollection && !isComparable(left.type, right.type))
    context.problems.push(
      problem(`'${path}' (${left.type}) cannot be compared with a value of type ${right.type}`, element.line),
    );
  return (interview) => operator.holds(left.read(interview), right.read(interview));
}

function isChanged(
  path: string,
  left: Resource,
  right: Resource,
  { resources, problems }: FlowContext,
  line: number,
): Condition {
  const prior = /^\$Record\./i.test(path) ? resources.find(path.replace(/^\$Record/i, '$Record__Prior')) : undefined;
  if (prior === undefined) {
    problems.push(problem(`The flow operator 'IsChanged' works on fields of $Record, not on '${path}'`, line));
    return () => false;
  }
  return (interview) =>
    (interview.prior !== undefined && left.read(interview) !== prior.read(interview)) ===
    (right.read(interview) === true);
}
