// SPDX-License-Identifier: Apache-2.0
import { problem } from '../../metadata/problem.ts';
import { textOf, type Element } from '../../metadata/xml/element.ts';
import type { FlowContext, InnerStep } from '../flowContext.ts';
import { isCollection, type Interview } from '../interview.ts';
import { readReference } from '../resources/value.ts';
import { readConnector } from './connector.ts';

/** Loop: walks over a collection as it is when the loop begins; the loop's name stands for the current item. */
export function compileLoop(element: Element, context: FlowContext): InnerStep {
  const name = (textOf(element, 'name') ?? '').toLowerCase();
  const path = textOf(element, 'collectionReference') ?? '';
  const collection = readReference(path, context, element.line);
  if (!collection.isCollection) context.problems.push(problem(`'${path}' is not a collection`, element.line));
  const isDescending = textOf(element, 'iterationOrder') === 'Desc';
  const each = readConnector(element, 'nextValueConnector', context);
  const done = readConnector(element, 'noMoreValuesConnector', context);
  const [restKey, isWalking] = [
    `${name} rest`,
    (interview: Interview) => isCollection(interview.values.get(`${name} rest`)),
  ];
  return {
    kind: 'inner',
    run: (interview) => {
      const whole = isWalking(interview) ? interview.values.get(restKey) : collection.read(interview);
      const rest = isCollection(whole) ? [...whole] : [];
      if (!isWalking(interview) && isDescending) rest.reverse();
      const item = rest.shift();
      interview.values.set(name, item ?? null);
      if (item === undefined) interview.values.delete(restKey);
      else interview.values.set(restKey, rest);
      return item === undefined ? done : each;
    },
  };
}
