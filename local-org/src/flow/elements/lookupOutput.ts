// SPDX-License-Identifier: Apache-2.0
import { problem } from '../../metadata/problem.ts';
import { children, isTrue, textOf, type Element } from '../../metadata/xml/element.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import { findField } from '../../schema/schema.ts';
import type { FlowContext } from '../flowContext.ts';
import { isCollection, isRecord, type FlowValue, type Interview } from '../interview.ts';
import { readReference } from '../resources/value.ts';

/** Where a Get Records element leaves what it finds, and whether that is one record or all. */
export type LookupOutput = {
  readonly isFirstOnly: boolean;
  readonly store: (interview: Interview, value: FlowValue) => void;
};

/** The result goes under the element's own name, into a record variable, or field by field into variables. */
export function compileOutput(element: Element, object: ObjectDef, context: FlowContext): LookupOutput {
  const name = (textOf(element, 'name') ?? '').toLowerCase();
  if (isTrue(element, 'storeOutputAutomatically'))
    return {
      isFirstOnly: isTrue(element, 'getFirstRecordOnly'),
      store: (interview, value) => void interview.values.set(name, value),
    };
  return textOf(element, 'outputReference') === undefined
    ? { isFirstOnly: true, store: compileFieldOutputs(element, object, context) }
    : compileVariableOutput(element, object, context);
}

/** Whether variables keep what they held when nothing is found. */
const keepsOld = (element: Element): boolean => !isTrue(element, 'assignNullValuesIfNoRecordsFound');

function compileVariableOutput(element: Element, object: ObjectDef, context: FlowContext): LookupOutput {
  const reference = textOf(element, 'outputReference') ?? '';
  const target = readReference(reference, context, element.line);
  const contradicts = textOf(element, 'getFirstRecordOnly') === String(target.isCollection);
  if (target.type !== 'record' || target.object?.name !== object.name || contradicts)
    context.problems.push(problem(`'${reference}' cannot hold what the element finds`, element.line));
  return {
    isFirstOnly: !target.isCollection,
    store: (interview, value) => {
      const isNothing = value === null || (isCollection(value) && value.length === 0);
      if (!(isNothing && keepsOld(element))) target.write?.(interview, value);
    },
  };
}

function compileFieldOutputs(element: Element, object: ObjectDef, context: FlowContext): LookupOutput['store'] {
  const outputs = children(element, 'outputAssignments').map((output) => {
    const name = textOf(output, 'field') ?? '';
    const field = findField(object, name)?.name;
    if (field === undefined)
      context.problems.push(problem(`The field '${name}' of ${object.name} does not exist`, output.line));
    const target = readReference(textOf(output, 'assignToReference') ?? '', context, output.line);
    return { field: field ?? name, target };
  });
  return (interview, value) => {
    const record = isRecord(value) ? value.values : undefined;
    if (record === undefined && keepsOld(element)) return;
    for (const { field, target } of outputs) target.write?.(interview, record?.[field] ?? null);
  };
}
