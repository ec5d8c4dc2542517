// SPDX-License-Identifier: Apache-2.0
import { children, textOf, type Element } from '../../metadata/xml/element.ts';
import { compileCondition, joinConditions } from '../conditions/compileConditions.ts';
import type { FlowContext, InnerStep } from '../flowContext.ts';
import { readConnector } from './connector.ts';

/** Decision: the first rule that holds leads on, else the default. */
export function compileDecision(element: Element, context: FlowContext): InnerStep {
  const rules = children(element, 'rules').map((rule) => ({
    holds: joinConditions(
      children(rule, 'conditions').map((condition) => compileCondition(condition, context)),
      textOf(rule, 'conditionLogic'),
      context,
      rule.line,
    ),
    next: readConnector(rule, 'connector', context),
  }));
  const otherwise = readConnector(element, 'defaultConnector', context);
  return {
    kind: 'inner',
    run: (interview) => {
      const rule = rules.find(({ holds }) => holds(interview));
      return rule === undefined ? otherwise : rule.next;
    },
  };
}
