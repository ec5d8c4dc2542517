// SPDX-License-Identifier: Apache-2.0
import { openTrial } from 'c/churnThresholdTrial';

/**
 * What the page says instead of its board.
 * @typedef {'loading' | 'noAccess' | 'noRun' | 'noPreview' | 'unreadable' | 'error'} PageState
 */

/**
 * A run's documents, opened; where they can't be, `state` says why.
 * @typedef {object} OpenedRun
 * @property {PageState} [state]
 * @property {import('c/churnThresholdTrial').Trial} [trial]
 */

/**
 * @param {import('./loadedRuns').KeptRun | undefined} run undefined: it is gone, or may not be seen
 * @returns {OpenedRun}
 */
export function openRun(run) {
  if (run?.preview === undefined || run.thresholds === undefined) return { state: 'noAccess' };
  if (run.preview === null || run.thresholds === null) return { state: 'noPreview' };
  try {
    return { trial: openTrial(run.preview, run.thresholds) };
  } catch {
    return { state: 'unreadable' };
  }
}

/**
 * @param {import('./loadedRuns').KeptRun | undefined} left
 * @param {import('./loadedRuns').KeptRun | undefined} right
 */
export function isSameRun(left, right) {
  return left?.id === right?.id && left?.preview === right?.preview && left?.thresholds === right?.thresholds;
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
