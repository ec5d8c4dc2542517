// SPDX-License-Identifier: Apache-2.0
import { abortOpenJobs } from '../load/lease/leftBehind.ts';
import { UPDATE_COLUMNS } from '../load/writing/riskRows.ts';
import type { FailedWrite } from '../load/report/failedWrite.ts';
import type { IngestRequest, OrgPort, WriteRow } from '../load/index.ts';
import { sendRows, type RowsSent, type Sending } from '../load/writing/sendRows.ts';
import { TAKEN_BACK_SINCE } from './riskNow.ts';
import type { UndoAction, UndoPlan } from './planUndo.ts';
import { UNDO_WRITES, type UndoKind } from './undoReport.ts';

/** A line of failed.csv: a Risk that the org did not take back. */
export type FailedUndo = Omit<FailedWrite, 'riskId' | 'action'> & {
  readonly riskId: string;
  readonly action: UndoKind;
};

/** What became of the writes of an undo. */
export type UndoWritten = Pick<RowsSent, 'jobs' | 'jobErrors' | 'retried' | 'stopped'> & {
  /** By Risk key. */
  readonly failed: readonly FailedUndo[];
};

const NOTHING_TO_WRITE: UndoWritten = {
  jobs: [],
  jobErrors: [],
  retried: { records: 0, jobs: 0 },
  stopped: undefined,
  failed: [],
};

export type UndoSending = Sending & { readonly season: string };

/** Updates every Risk that is to be taken back; starts no job where none is. An error is the result's `stopped`. */
export async function writeUndo(org: OrgPort, plan: UndoPlan, sending: UndoSending): Promise<UndoWritten> {
  if (plan.actions.count(isWrite) === 0) return NOTHING_TO_WRITE;
  const sent = await sendRows(org, takingBack(plan), sending);
  if (sent.leftOpen) await abortOpenJobs(org, sending.season).catch(() => undefined);
  return { ...sent, failed: [...failedOf(plan, sent)] };
}

export function isWrite(kind: string): boolean {
  return (UNDO_WRITES as readonly string[]).includes(kind);
}

function takingBack({ actions }: UndoPlan): IngestRequest {
  return {
    object: 'Risk__c',
    operation: 'update',
    keyColumn: 'Id',
    columns: ['Id', ...UPDATE_COLUMNS, TAKEN_BACK_SINCE],
    rows: () => rowsOf(actions.read(isWrite)),
  };
}

function* rowsOf(actions: Iterable<UndoAction>): Generator<WriteRow> {
  for (const { riskId, values } of actions) yield { Id: riskId, ...values };
}

function* failedOf({ actions }: UndoPlan, { failures }: RowsSent): Generator<FailedUndo> {
  if (failures.size === 0) return;
  for (const { kind, riskKey, riskId } of actions.read(isWrite)) {
    const failure = riskId === null ? undefined : failures.get(riskId);
    if (riskId !== null && failure !== undefined) yield { riskKey, riskId, action: kind, ...failure };
  }
}
