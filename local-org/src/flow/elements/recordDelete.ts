// SPDX-License-Identifier: Apache-2.0
import { problem } from '../../metadata/problem.ts';
import { textOf, type Element } from '../../metadata/xml/element.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import type { DataStep, FlowContext } from '../flowContext.ts';
import type { Interview } from '../interview.ts';
import { readReference } from '../resources/value.ts';
import { dataStep } from './dataStep.ts';
import { compileMatching } from './matching.ts';
import { objectOf } from './objectOf.ts';
import { recordsIn, saveTogether } from './saving.ts';

/** Delete Records: those that match conditions, or what a variable or a collection holds. */
export function compileRecordDelete(element: Element, context: FlowContext): DataStep | undefined {
  const reference = textOf(element, 'inputReference');
  if (reference === undefined) {
    const object = objectOf(element, context);
    return object && deleteStep(element, object, compileMatching(element, object, context), context);
  }
  const variable = readReference(reference, context, element.line);
  if (variable.object === undefined) {
    context.problems.push(problem(`'${reference}' holds no records`, element.line));
    return undefined;
  }
  const ids = (interview: Interview): readonly string[] =>
    recordsIn(variable.read(interview)).map(({ values }) => String(values['Id']));
  return deleteStep(element, variable.object, ids, context);
}

const deleteStep = (
  element: Element,
  object: ObjectDef,
  ids: (interview: Interview) => readonly string[],
  context: FlowContext,
): DataStep =>
  dataStep(element, context, (interviews) =>
    saveTogether(context.world.records, object, 'delete', interviews, (interview) =>
      ids(interview).map((id) => ({ id, values: {} })),
    ),
  );
