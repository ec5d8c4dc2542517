// SPDX-License-Identifier: Apache-2.0
import { problem } from '../../metadata/problem.ts';
import { child, textOf, type Element } from '../../metadata/xml/element.ts';
import type { FlowContext } from '../flowContext.ts';

/** Where a connector leads; undefined: the path ends there. A connector to nowhere is a problem. */
export function readConnector(element: Element, tag: string, { elements, problems }: FlowContext): string | undefined {
  const connector = child(element, tag);
  const target = connector && textOf(connector, 'targetReference');
  if (target !== undefined && !elements.has(target))
    problems.push(problem(`The connector leads to '${target}', which the flow has not`, connector?.line));
  return target;
}
