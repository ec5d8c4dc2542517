// SPDX-License-Identifier: Apache-2.0
// The Flow completes Tasks after the undo, on its own time: what it leaves open can only be seen in the org.
import { numberOrNull, queryAll, queryRows, soqlTime, textOf } from '../load/orgReading/orgRow.ts';
import type { OrgPort } from '../load/index.ts';
import { waitWhileTimeIsLeft } from '../waitUnlessAborted.ts';
import type { OpenTask } from './undoReport.ts';

/** Whose Tasks are looked at. */
export type AlertedRisks = { readonly ids: ReadonlySet<string>; readonly since: Date };

export type TaskWaits = {
  /** Milliseconds: the longest time between two looks, and how long nothing may change before the wait is given up. */
  readonly poll: number;
  readonly patience: number;
  readonly clock: () => Date;
  readonly signal: AbortSignal;
  readonly onProgress: (openTasks: number) => void;
};

const FIRST_WAIT = 250;

/**
 * Waits until the Flow has completed what nobody has begun, and gives the Tasks that are still open. Time that runs out
 * ends the wait, not the look.
 */
export async function findOpenTasks(org: OrgPort, risks: AlertedRisks, waits: TaskWaits): Promise<readonly OpenTask[]> {
  if (risks.ids.size === 0) return [];
  let open = -1;
  let changedAt = 0;
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, waits.poll)) {
    const before = open;
    open = await countNotStarted(org, risks.since);
    waits.onProgress(open);
    if (open !== before) changedAt = waits.clock().getTime();
    // other Tasks of risks may be among those counted: when nothing moves, or none is left, each is looked at
    if (open === 0 || open === before) {
      const tasks = await readOpenTasks(org, risks);
      const gaveUp = waits.clock().getTime() - changedAt >= waits.patience;
      if (gaveUp || !tasks.some(({ isNotStarted }) => isNotStarted)) return tasks.map(withoutStatus);
    }
    if (!(await waitWhileTimeIsLeft(wait, waits.signal))) return (await readOpenTasks(org, risks)).map(withoutStatus);
  }
}

type FoundTask = OpenTask & { readonly isNotStarted: boolean };

/** The status that the package gives a Task. */
const NOT_STARTED = 'Not Started';

async function readOpenTasks(org: OrgPort, { ids, since }: AlertedRisks): Promise<readonly FoundTask[]> {
  const tasks: FoundTask[] = [];
  const soql = `SELECT Id, WhatId, Status FROM Task WHERE ${openSince(since)}`;
  for await (const row of queryRows(org, soql)) {
    const riskId = textOf(row, 'WhatId');
    if (ids.has(riskId)) tasks.push({ taskId: textOf(row, 'Id'), riskId, isNotStarted: row['Status'] === NOT_STARTED });
  }
  return tasks;
}

async function countNotStarted(org: OrgPort, since: Date): Promise<number> {
  const soql = `SELECT COUNT(Id) found FROM Task WHERE ${openSince(since)} AND Status = '${NOT_STARTED}'`;
  const [row] = await queryAll(org, soql);
  return row === undefined ? 0 : (numberOrNull(row, 'found') ?? 0);
}

function openSince(since: Date): string {
  return `What.Type = 'Risk__c' AND IsClosed = false AND CreatedDate >= ${soqlTime(since)}`;
}

function withoutStatus({ taskId, riskId }: FoundTask): OpenTask {
  return { taskId, riskId };
}
