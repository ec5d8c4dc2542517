// SPDX-License-Identifier: Apache-2.0
import type { Actor, Change } from '../records/records.ts';
import type { Flow } from './compileFlow.ts';
import type { Step } from './flowContext.ts';
import { FlowFault, readRecord, type Interview } from './interview.ts';

/** An interview for one changed record, before its first element. */
export function createInterview(
  flow: Flow,
  { values, prior }: Pick<Change, 'values' | 'prior'>,
  actor: Actor,
): Interview {
  const interview: Interview = {
    record: readRecord(flow.object, values),
    prior,
    actor,
    values: new Map(),
    next: undefined,
    fault: undefined,
    failure: undefined,
  };
  for (const [name, value] of flow.initialValues(interview)) interview.values.set(name, value);
  return interview;
}

/**
 * Runs interviews from `first` to their ends. As on the platform, all stop at the same data element and run it
 * together. Failures are left in the interviews. Throws LockFailure where a record is locked.
 */
export function runInterviews(flow: Flow, first: string, interviews: readonly Interview[]): void {
  for (const interview of interviews) {
    interview.next = first;
    walk(flow, interview);
  }
  for (;;) {
    const waiting = interviews.filter(isWaiting);
    const element = waiting[0]?.next;
    const step = element === undefined ? undefined : flow.steps.get(element);
    if (step?.kind !== 'data') return;
    const group = waiting.filter(({ next }) => next === element);
    step.run(group);
    for (const interview of group) walk(flow, interview);
  }
}

const isWaiting = ({ next, failure }: Interview): boolean => next !== undefined && failure === undefined;

// a Flow that goes in a circle would never end
const MOST_ELEMENTS = 50_000;

/** Walks to the next data element, or to the end. */
function walk(flow: Flow, interview: Interview): void {
  for (let count = 0; isWaiting(interview); count += 1) {
    const step: Step | undefined = flow.steps.get(interview.next ?? '');
    if (step?.kind === 'data') return;
    if (count > MOST_ELEMENTS) interview.failure = 'The number of elements that the flow may run has been exceeded.';
    else runInner(step, interview);
  }
}

function runInner(step: Extract<Step, { kind: 'inner' }> | undefined, interview: Interview): void {
  try {
    interview.next = step?.run(interview);
  } catch (error) {
    if (!(error instanceof FlowFault)) throw error;
    interview.failure = error.message;
  }
}
