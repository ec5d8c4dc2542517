// SPDX-License-Identifier: Apache-2.0
import {
  numberOrNull,
  queryAll,
  queryRows,
  soqlText,
  soqlTime,
  textOf,
  textOrNull,
  timeOf,
} from '../orgReading/orgRow.ts';
import type { OrgPort } from '../ports.ts';

/** Whose alerts are looked at: those of all loads of one run, because an earlier one may have died before its check. */
export type AlertsOfRun = {
  readonly season: string;
  readonly churnRunId: string;
  /** Last_Alerted__c of the run's alerts, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Risk_Key__c of this load's alerts. */
  readonly ofThisLoad: ReadonlySet<string>;
  /** By the org's own clock: when the run's first load began, and when this one did. */
  readonly runBegan: Date;
  readonly loadBegan: Date;
};

export type Alert = {
  readonly riskId: string;
  readonly riskKey: string;
  readonly ofThisLoad: boolean;
  readonly hasTask: boolean;
  /** What the Flow left in Task_Error__c. */
  readonly error: string | null;
};

/** Every alert of the run and whether it has its Task: one that was made since the load of the alert began. */
export async function findAlerts(org: OrgPort, run: AlertsOfRun): Promise<readonly Alert[]> {
  const newestTask = new Map<string, number>();
  for await (const row of queryRows(org, `SELECT WhatId, CreatedDate FROM Task WHERE ${tasksSince(run.runBegan)}`)) {
    const riskId = textOf(row, 'WhatId');
    newestTask.set(riskId, Math.max(newestTask.get(riskId) ?? 0, timeOf(row, 'CreatedDate').getTime()));
  }
  const alerts: Alert[] = [];
  const soql = `SELECT Id, Risk_Key__c, Task_Error__c FROM Risk__c WHERE ${alertsOf(run)}`;
  for await (const row of queryRows(org, soql)) {
    const riskId = textOf(row, 'Id');
    const riskKey = textOf(row, 'Risk_Key__c');
    const ofThisLoad = run.ofThisLoad.has(riskKey);
    const began = ofThisLoad ? run.loadBegan : run.runBegan;
    alerts.push({
      riskId,
      riskKey,
      ofThisLoad,
      hasTask: (newestTask.get(riskId) ?? 0) >= began.getTime(),
      error: textOrNull(row, 'Task_Error__c'),
    });
  }
  return alerts;
}

/** How many of the alerts are settled one way or the other, cheaply: a Task or an error. May count other Tasks too. */
export async function countSettledAlerts(org: OrgPort, run: AlertsOfRun): Promise<number> {
  const [tasks, errors] = await Promise.all([
    countOf(org, `SELECT COUNT(Id) found FROM Task WHERE ${tasksSince(run.runBegan)}`),
    countOf(org, `SELECT COUNT(Id) found FROM Risk__c WHERE ${alertsOf(run)} AND Task_Error__c != null`),
  ]);
  return tasks + errors;
}

export function countAlerts(org: OrgPort, run: AlertsOfRun): Promise<number> {
  return countOf(org, `SELECT COUNT(Id) found FROM Risk__c WHERE ${alertsOf(run)}`);
}

async function countOf(org: OrgPort, soql: string): Promise<number> {
  const [row] = await queryAll(org, soql);
  return row === undefined ? 0 : (numberOrNull(row, 'found') ?? 0);
}

function alertsOf({ season, churnRunId, asOf }: AlertsOfRun): string {
  return `Season__c = ${soqlText(season)} AND Run__c = ${soqlText(churnRunId)} AND Last_Alerted__c = ${asOf}`;
}

function tasksSince(time: Date): string {
  return `What.Type = 'Risk__c' AND CreatedDate >= ${soqlTime(time)}`;
}
