// SPDX-License-Identifier: Apache-2.0
import { problem } from '../../metadata/problem.ts';
import { textOf, type Element } from '../../metadata/xml/element.ts';
import type { DataStep, FlowContext } from '../flowContext.ts';
import type { FlowRecord, Interview } from '../interview.ts';
import { readReference } from '../resources/value.ts';
import { dataStep } from './dataStep.ts';
import { compileInputs, objectOf } from './objectOf.ts';
import { changedValues, recordsIn, saveTogether } from './saving.ts';

/** Create Records: one record from values, or what a record variable or a collection holds. */
export function compileRecordCreate(element: Element, context: FlowContext): DataStep | undefined {
  const reference = textOf(element, 'inputReference');
  return reference === undefined ? createFromValues(element, context) : createFromVariable(element, reference, context);
}

function createFromValues(element: Element, context: FlowContext): DataStep | undefined {
  const object = objectOf(element, context);
  if (object === undefined) return undefined;
  const inputs = compileInputs(element, object, context);
  const name = (textOf(element, 'name') ?? '').toLowerCase();
  const idTarget = textOf(element, 'assignRecordIdToReference');
  const target = idTarget === undefined ? undefined : readReference(idTarget, context, element.line);
  return dataStep(element, context, (interviews) =>
    saveTogether(
      context.world.records,
      object,
      'insert',
      interviews,
      (interview) => [{ values: inputs(interview) }],
      (interview, results) => {
        const id = results[0]?.success === true ? results[0].id : null;
        interview.values.set(name, id);
        target?.write?.(interview, id);
      },
    ),
  );
}

function createFromVariable(element: Element, path: string, context: FlowContext): DataStep | undefined {
  const variable = readReference(path, context, element.line);
  const { object } = variable;
  if (object === undefined) {
    context.problems.push(problem(`'${path}' holds no records`, element.line));
    return undefined;
  }
  const recordsOf = (interview: Interview): readonly FlowRecord[] => recordsIn(variable.read(interview));
  return dataStep(element, context, (interviews) =>
    saveTogether(
      context.world.records,
      object,
      'insert',
      interviews,
      (interview) => recordsOf(interview).map((record) => ({ values: changedValues(record) })),
      (interview, results) =>
        recordsOf(interview).forEach((record, index) => {
          const result = results[index];
          if (result?.success === true) record.values['Id'] = result.id;
        }),
    ),
  );
}
