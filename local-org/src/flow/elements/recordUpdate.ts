// SPDX-License-Identifier: Apache-2.0
import { problem } from '../../metadata/problem.ts';
import { child, textOf, type Element } from '../../metadata/xml/element.ts';
import type { InputRecord, RecordValues } from '../../records/records.ts';
import type { DataStep, FlowContext } from '../flowContext.ts';
import type { Interview } from '../interview.ts';
import { readReference } from '../resources/value.ts';
import { dataStep } from './dataStep.ts';
import { compileMatching } from './matching.ts';
import { compileInputs, objectOf } from './objectOf.ts';
import { changedValues, recordsIn, saveTogether } from './saving.ts';

/** Update Records: those that match conditions, `$Record`, or what a variable or a collection holds. */
export function compileRecordUpdate(element: Element, context: FlowContext): DataStep | undefined {
  const reference = textOf(element, 'inputReference');
  if (reference === undefined) return updateMatching(element, context);
  return reference.toLowerCase() === '$record'
    ? updateRecord(element, context)
    : updateVariable(element, reference, context);
}

function updateMatching(element: Element, context: FlowContext): DataStep | undefined {
  const object = objectOf(element, context);
  if (object === undefined) return undefined;
  const find = compileMatching(element, object, context);
  const inputs = compileInputs(element, object, context);
  return dataStep(element, context, (interviews) =>
    saveTogether(context.world.records, object, 'update', interviews, (interview) => {
      const values = inputs(interview);
      return find(interview).map((id) => ({ id, values }));
    }),
  );
}

/** Sets fields of the record that started the Flow; `$Record` shows them from then on. */
function updateRecord(element: Element, context: FlowContext): DataStep {
  const inputs = compileInputs(element, context.object, context);
  return dataStep(element, context, (interviews) =>
    saveTogether(context.world.records, context.object, 'update', interviews, (interview) => {
      const { record } = interview;
      const values: RecordValues = { ...changedValues(record), ...inputs(interview) };
      Object.assign(record.values, values);
      return [{ id: String(record.values['Id']), values }];
    }),
  );
}

function updateVariable(element: Element, path: string, context: FlowContext): DataStep | undefined {
  const variable = readReference(path, context, element.line);
  const { object } = variable;
  const tell = (message: string): void => void context.problems.push(problem(message, element.line));
  if (child(element, 'inputAssignments') !== undefined)
    tell('inputAssignments can be used with $Record or with an object, not with a variable');
  if (object === undefined) {
    tell(`'${path}' holds no records`);
    return undefined;
  }
  const wishes = (interview: Interview): readonly InputRecord[] =>
    recordsIn(variable.read(interview)).map((record) => ({
      id: String(record.values['Id']),
      values: changedValues(record),
    }));
  return dataStep(element, context, (interviews) =>
    saveTogether(context.world.records, object, 'update', interviews, wishes),
  );
}
