// SPDX-License-Identifier: Apache-2.0
import type { Actor, Change, SaveError } from '../records/records.ts';
import type { ActiveFlows } from './activeFlows.ts';
import type { Flow } from './compileFlow.ts';
import { faultText, LockFailure } from './elements/saving.ts';
import type { Interview } from './interview.ts';
import { unhandledFault } from './unhandledFault.ts';
import { createInterview, runInterviews } from './runInterviews.ts';

/** Runs the immediate paths of Flows inside the transaction of a save; answers failures by `Change.index`. */
export function createAfterSave(
  flows: ActiveFlows,
): (changes: readonly Change[], actor: Actor) => ReadonlyMap<number, SaveError> {
  // Flow and record of the transaction under way: a record that a Flow saves again does not start that Flow again
  let entered: Set<string> | undefined;

  function run(changes: readonly Change[], actor: Actor, seen: Set<string>): ReadonlyMap<number, SaveError> {
    const failures = new Map<number, SaveError>();
    for (const flow of flows.of(changes[0]?.object.name ?? '')) {
      if (flow.start.immediate === undefined) continue;
      const runs = changes
        .filter(({ id }) => !seen.has(`${flow.name} ${id}`))
        .map((change) => ({ change, interview: createInterview(flow, change, actor) }))
        .filter(({ interview }) => flow.start.isEntered(interview));
      for (const { change } of runs) seen.add(`${flow.name} ${change.id}`);
      runUnlessLocked(
        flow,
        flow.start.immediate.first,
        runs.map(({ interview }) => interview),
      );
      for (const { change, interview } of runs)
        if (interview.failure !== undefined) failures.set(change.index, unhandledFault(flow, interview.failure));
    }
    return failures;
  }

  return (changes, actor) => {
    if (entered !== undefined) return run(changes, actor, entered);
    entered = new Set();
    try {
      return run(changes, actor, entered);
    } finally {
      entered = undefined;
    }
  };
}

/** Of an immediate path nothing is tried again: where a record is locked, all interviews of the chunk have failed. */
function runUnlessLocked(flow: Flow, first: string, interviews: readonly Interview[]): void {
  try {
    runInterviews(flow, first, interviews);
  } catch (error) {
    if (!(error instanceof LockFailure)) throw error;
    for (const interview of interviews)
      interview.failure = faultText('save records', `UNABLE_TO_LOCK_ROW: ${error.message}`);
  }
}
