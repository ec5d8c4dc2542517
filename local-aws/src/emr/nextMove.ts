// SPDX-License-Identifier: Apache-2.0
// What a cluster does next, and what a failed step means for it.
import type { Cluster, Ending, Step } from './cluster.ts';

export type Move =
  | { readonly kind: 'run'; readonly step: Step }
  | { readonly kind: 'wait' }
  | { readonly kind: 'end'; readonly ending: Ending };

/**
 * A cluster that has run out of steps reports ALL_STEPS_COMPLETED even where some of them failed (ActionOnFailure
 * CONTINUE or CANCEL_AND_WAIT), as EMR does.
 */
export function chooseMove({ steps, keepsAlive }: Pick<Cluster, 'steps' | 'keepsAlive'>): Move {
  const step = steps.find(({ state }) => state === 'PENDING');
  if (step) return { kind: 'run', step };
  if (keepsAlive) return { kind: 'wait' };
  const hasErrors = steps.some(({ state }) => state !== 'COMPLETED');
  const message = hasErrors ? 'Steps completed with errors' : 'Steps completed';
  return { kind: 'end', ending: { state: 'TERMINATED', reason: { Code: 'ALL_STEPS_COMPLETED', Message: message } } };
}

export const STEP_FAILURE: Ending = {
  state: 'TERMINATED_WITH_ERRORS',
  reason: { Code: 'STEP_FAILURE', Message: 'Shut down as step failed' },
};

export const USER_REQUEST: Ending = {
  state: 'TERMINATED',
  reason: { Code: 'USER_REQUEST', Message: 'User request' },
};

export type Consequence = 'end_cluster' | 'cancel_rest' | 'go_on';

export function judgeFailedStep({ actionOnFailure }: Pick<Step, 'actionOnFailure'>): Consequence {
  if (actionOnFailure === 'CONTINUE') return 'go_on';
  return actionOnFailure === 'CANCEL_AND_WAIT' ? 'cancel_rest' : 'end_cluster';
}
