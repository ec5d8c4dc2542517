// SPDX-License-Identifier: Apache-2.0
// The Flow makes Tasks after the load, on its own time: whether each alert has one can only be seen in the org.
import { ChurnError } from '../../churnError.ts';
import type { OrgPort } from '../ports.ts';
import { waitUnlessAborted } from '../../waitUnlessAborted.ts';
import { countAlerts, countSettledAlerts, findAlerts, type Alert, type AlertsOfRun } from './findTasks.ts';

export type TaskWaits = {
  /** Milliseconds: the longest time between two looks, and how long nothing new may come before the check gives up. */
  readonly poll: number;
  readonly patience: number;
  readonly clock: () => Date;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { readonly alerts: number; readonly tasks: number }) => void;
};

const FIRST_WAIT = 250;

/** Waits for the Tasks of the run's alerts and gives every alert. Time that runs out ends the wait, not the check. */
export async function checkTasks(org: OrgPort, run: AlertsOfRun, waits: TaskWaits): Promise<readonly Alert[]> {
  const expected = await countAlerts(org, run);
  let settled = -1;
  let changedAt = 0;
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, waits.poll)) {
    const before = settled;
    settled = await countSettledAlerts(org, run);
    waits.onProgress({ alerts: expected, tasks: Math.min(settled, expected) });
    if (settled !== before) changedAt = waits.clock().getTime();
    const gaveUp = waits.clock().getTime() - changedAt >= waits.patience;
    if (settled >= expected || gaveUp) {
      const alerts = await findAlerts(org, run);
      if (gaveUp || alerts.every(isSettled)) return alerts;
    }
    if (!(await waitWhileTimeIsLeft(wait, waits.signal))) return findAlerts(org, run);
  }
}

function isSettled({ hasTask, error }: Alert): boolean {
  return hasTask || error !== null;
}

/** False when the time is over; an interruption goes on as an error. */
async function waitWhileTimeIsLeft(wait: number, signal: AbortSignal): Promise<boolean> {
  try {
    await waitUnlessAborted(wait, signal);
    return true;
  } catch (error) {
    if (error instanceof ChurnError && error.code === 'timed_out') return false;
    throw error;
  }
}
