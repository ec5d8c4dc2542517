// SPDX-License-Identifier: Apache-2.0
import type { Element } from '../../metadata/xml/element.ts';
import type { DataStep, FlowContext } from '../flowContext.ts';
import { FlowFault, type Interview } from '../interview.ts';
import { readConnector } from './connector.ts';

/** What an element did for each interview: nothing to tell, or a fault. */
export type Outcomes = (interview: Interview) => FlowFault | undefined;

/** An element that runs for many interviews at once; leads each on by `connector`, or by `faultConnector` after a fault. */
export function dataStep(
  element: Element,
  context: FlowContext,
  runAll: (interviews: readonly Interview[]) => Outcomes,
): DataStep {
  const next = readConnector(element, 'connector', context);
  const afterFault = readConnector(element, 'faultConnector', context);
  return {
    kind: 'data',
    run: (interviews) => {
      const outcome = runAll(interviews);
      for (const interview of interviews) {
        const fault = outcome(interview);
        if (fault === undefined) interview.next = next;
        else if (afterFault === undefined) interview.failure = fault.message;
        else Object.assign(interview, { next: afterFault, fault: fault.message });
      }
    },
  };
}

/** Runs `work` for each interview alone and remembers the faults that it throws. */
export function runEach(interviews: readonly Interview[], work: (interview: Interview) => void): Outcomes {
  const faults = new Map<Interview, FlowFault>();
  for (const interview of interviews) {
    try {
      work(interview);
    } catch (error) {
      if (!(error instanceof FlowFault)) throw error;
      faults.set(interview, error);
    }
  }
  return (interview) => faults.get(interview);
}
