// SPDX-License-Identifier: Apache-2.0
import {
  allRows,
  eachRow,
  numberOrNull,
  soqlText,
  soqlTime,
  textOf,
  textOrNull,
  timeOf,
} from '../orgReading/orgRow.ts';
import type { AskOptions, OrgPort, Rows } from '../ports.ts';

/** Whose alerts are looked at: those of all loads of one run, because an earlier one may have died before its check. */
export type AlertsOfRun = {
  readonly season: string;
  readonly churnRunId: string;
  /** Last_Alerted__c of the run's alerts, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Risk_Key__c of this load's alerts. */
  readonly ofThisLoad: ReadonlySet<string>;
  /** By the org's own clock: when the first load of a run of that day began, and when this one did. */
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
export async function findAlerts(org: OrgPort, run: AlertsOfRun, options: AskOptions = {}): Promise<readonly Alert[]> {
  const [tasks, risks] = await org.ask(
    [
      { query: `SELECT WhatId, CreatedDate FROM Task WHERE ${tasksSince(run.runBegan)}` },
      { query: `SELECT Id, Risk_Key__c, Task_Error__c FROM Risk__c WHERE ${alertsOf(run)}` },
    ],
    options,
  );
  const newestTask = await newestTasksIn(tasks);
  const alerts: Alert[] = [];
  for await (const row of eachRow(risks)) {
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

async function newestTasksIn(tasks: Rows): Promise<ReadonlyMap<string, number>> {
  const newest = new Map<string, number>();
  for await (const row of eachRow(tasks)) {
    const riskId = textOf(row, 'WhatId');
    newest.set(riskId, Math.max(newest.get(riskId) ?? 0, timeOf(row, 'CreatedDate').getTime()));
  }
  return newest;
}

/** `settled`: one way or the other, by a Task or an error. */
export type AlertCount = { readonly alerts: number; readonly settled: number };

/** How many alerts there are, and how many are settled, cheaply: other Tasks may be among those that are counted. */
export async function countAlerts(org: OrgPort, run: AlertsOfRun): Promise<AlertCount> {
  const [alerts, tasks, errors] = await org.ask(
    [
      { query: `SELECT COUNT(Id) found FROM Risk__c WHERE ${alertsOf(run)}` },
      { query: `SELECT COUNT(Id) found FROM Task WHERE ${tasksSince(run.runBegan)}` },
      { query: `SELECT COUNT(Id) found FROM Risk__c WHERE ${alertsOf(run)} AND Task_Error__c != null` },
    ],
    { waiting: true },
  );
  return { alerts: await foundIn(alerts), settled: (await foundIn(tasks)) + (await foundIn(errors)) };
}

async function foundIn(rows: Rows): Promise<number> {
  const [row = {}] = await allRows(rows);
  return numberOrNull(row, 'found') ?? 0;
}

function alertsOf({ season, churnRunId, asOf }: AlertsOfRun): string {
  return `Season__c = ${soqlText(season)} AND Run__c = ${soqlText(churnRunId)} AND Last_Alerted__c = ${asOf}`;
}

function tasksSince(time: Date): string {
  return `What.Type = 'Risk__c' AND CreatedDate >= ${soqlTime(time)}`;
}
