// SPDX-License-Identifier: Apache-2.0
import { problem } from '../../metadata/problem.ts';
import { child, children, textOf, type Element } from '../../metadata/xml/element.ts';
import { FORMULA_TYPE } from '../../formula/formulaType.ts';
import type { FieldValue, RecordValues } from '../../records/records.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import type { FlowContext } from '../flowContext.ts';
import type { Interview } from '../interview.ts';
import { convert, isAssignable } from '../resources/assignable.ts';
import { readValue } from '../resources/value.ts';

/** The object that an element names; a missing one is a problem. */
export function objectOf(element: Element, { world, problems }: FlowContext): ObjectDef | undefined {
  const name = textOf(element, 'object') ?? '';
  const object = world.schema.object(name);
  if (object === undefined) problems.push(problem(`The object '${name}' does not exist`, element.line));
  return object;
}

/** The fields that an element's `inputAssignments` set. */
export function compileInputs(
  element: Element,
  object: ObjectDef,
  context: FlowContext,
): (interview: Interview) => RecordValues {
  const inputs = children(element, 'inputAssignments').map((input) => {
    const name = textOf(input, 'field') ?? '';
    const field = findField(object, name);
    const value = readValue(child(input, 'value'), context);
    const type = field === undefined ? 'null' : FORMULA_TYPE[field.type];
    if (field === undefined)
      context.problems.push(problem(`The field '${name}' of ${object.name} does not exist`, input.line));
    else if (field.formula !== undefined || !(field.createable || field.updateable))
      context.problems.push(problem(`The field '${name}' of ${object.name} cannot be set`, input.line));
    else if (!isAssignable(value.type, type))
      context.problems.push(
        problem(`A value of type ${value.type} cannot be assigned to '${name}' (${type})`, input.line),
      );
    return (interview: Interview): [string, FieldValue] => [
      field?.name ?? name,
      convert(value.read(interview), type) as FieldValue,
    ];
  });
  return (interview) => Object.fromEntries(inputs.map((input) => input(interview)));
}
