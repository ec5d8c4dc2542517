// SPDX-License-Identifier: Apache-2.0
import { openTrial } from './trial';

/**
 * What a page says instead of its content.
 * @typedef {'loading' | 'noAccess' | 'noRun' | 'noPreview' | 'unreadable' | 'error'} PageState
 */

/**
 * A run's documents, opened; where they can't be, `state` says why and there is no trial.
 * @param {import('./loadedRuns').KeptRun | undefined} run
 * @returns {{id?: string, state?: PageState, trial?: import('./trial').Trial}}
 */
export function openRun(run) {
  if (run?.preview === undefined || run.thresholds === undefined) return { id: run?.id, state: 'noAccess' };
  if (run.preview === null || run.thresholds === null) return { id: run.id, state: 'noPreview' };
  try {
    return { id: run.id, trial: openTrial(run.preview, run.thresholds) };
  } catch {
    return { id: run.id, state: 'unreadable' };
  }
}

/**
 * True where the query names what the user may not see. What the workbench asks for is @optional but for the fields it
 * filters and sorts by, so a query that is not valid means no access to these.
 * @param {readonly GraphqlError[]} errors
 */
export function refusesAccess(errors) {
  return errors.some(({ extensions }) => extensions?.ErrorType === 'ValidationError');
}

/** @param {readonly GraphqlError[]} errors */
export function messageOf(errors) {
  return errors.map(({ message }) => message).join(' ');
}
