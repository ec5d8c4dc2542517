// SPDX-License-Identifier: Apache-2.0
import { isUnfinished, type SeasonRun } from '../orgReading/seasonRuns.ts';
import type { Alert } from './findTasks.ts';
import type { RisksWritten } from './writeRisks.ts';

export type AlertCounts = { readonly newAlerts: number; readonly tasks: number };

/**
 * New alerts and their Tasks over all loads of the run: what stood in the record before, and this load's.
 * A load that died could not add its own; then what the org holds counts, where that is more.
 */
export function addAlerts(written: RisksWritten, alerts: readonly Alert[], before: SeasonRun | undefined): AlertCounts {
  const tasksOfThisLoad = alerts.filter((alert) => alert.ofThisLoad && alert.hasTask).length;
  const added = {
    newAlerts: (before?.counts.New_Alerts__c ?? 0) + written.newAlerts,
    tasks: (before?.counts.Tasks__c ?? 0) + tasksOfThisLoad,
  };
  if (before === undefined || !isUnfinished(before)) return added;
  return {
    newAlerts: Math.max(added.newAlerts, alerts.length),
    tasks: Math.max(added.tasks, alerts.filter((alert) => alert.hasTask).length),
  };
}
