// SPDX-License-Identifier: Apache-2.0
// The Flow makes Tasks after the load, on its own time: whether each alert has one can only be seen in the org.
import type { OrgPort } from '../ports.ts';
import { waitWhileTimeIsLeft } from '../../waitUnlessAborted.ts';
import { countAlerts, findAlerts, type Alert, type AlertCount, type AlertsOfRun } from './findTasks.ts';

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
  let settled = -1;
  let changedAt = 0;
  let look = run.ofThisLoad.size > MOST_ALERTS_AT_ONCE ? lookFromAfar : lookClosely;
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, waits.poll)) {
    const seen = await look(org, run);
    waits.onProgress({ alerts: seen.alerts, tasks: Math.min(seen.settled, seen.alerts) });
    if (seen.settled !== settled) changedAt = waits.clock().getTime();
    settled = seen.settled;
    const gaveUp = waits.clock().getTime() - changedAt >= waits.patience;
    if (settled >= seen.alerts || gaveUp) {
      const found = seen.found ?? (await findAlerts(org, run));
      if (gaveUp || found.every(isSettled)) return found;
    }
    if (seen.alerts > MOST_ALERTS_AT_ONCE) look = lookFromAfar;
    if (!(await waitWhileTimeIsLeft(wait, waits.signal))) return findAlerts(org, run);
  }
}

/** So many rows come in one call: to see them all costs no more than to count them. */
const MOST_ALERTS_AT_ONCE = 2_000;

/** `found`: the alerts, where they were seen one by one. */
type Look = AlertCount & { readonly found: readonly Alert[] | undefined };

async function lookClosely(org: OrgPort, run: AlertsOfRun): Promise<Look> {
  const found = await findAlerts(org, run, { waiting: true });
  return { alerts: found.length, settled: found.filter(isSettled).length, found };
}

async function lookFromAfar(org: OrgPort, run: AlertsOfRun): Promise<Look> {
  return { ...(await countAlerts(org, run)), found: undefined };
}

function isSettled({ hasTask, error }: Alert): boolean {
  return hasTask || error !== null;
}
