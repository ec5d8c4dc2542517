// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../org.ts';
import type { Actor, Change } from '../records/records.ts';
import type { Flow } from './compileFlow.ts';
import { LockFailure } from './elements/saving.ts';
import type { FlowPath } from './flowStart.ts';
import type { Interview } from './interview.ts';
import { createInterview, runInterviews } from './runInterviews.ts';

/** Changes whose interviews run an asynchronous path together. */
export type Batch = {
  readonly flow: Flow;
  readonly path: FlowPath;
  readonly changes: readonly Change[];
  readonly actor: Actor;
  /** 1 for what a user saved, 2 for what the path of such a save saved, and so on. */
  readonly generation: number;
};

/** An interview that ended without a fault path; nobody waits for its answer, so it is kept in the org's store. */
export type FailedInterview = {
  readonly flow: string;
  readonly recordId: string;
  readonly message: string;
  readonly failedAt: string;
};
export const FAILED_INTERVIEW = 'failedInterview';

export type AsyncOrg = Pick<Org, 'records' | 'background' | 'delays' | 'store' | 'clock'> & {
  readonly database: Pick<Org['database'], 'transaction'>;
};

/**
 * Runs a batch. Interviews that fail are kept as failures, and the rest runs again without them.
 * Answers why a record was locked; nothing is saved then.
 */
export function attemptBatch(batch: Batch, org: AsyncOrg): string | undefined {
  let { changes } = batch;
  try {
    for (;;) {
      const failed = runTogether({ ...batch, changes }, org);
      if (failed.length === 0) return undefined;
      const reasons = new Map(failed.map(({ record, failure }) => [record.values['Id'], failure ?? '']));
      for (const change of changes) {
        const reason = reasons.get(change.id);
        if (reason !== undefined) keepFailure({ ...batch, changes: [change] }, reason, org);
      }
      changes = changes.filter(({ id }) => !reasons.has(id));
    }
  } catch (error) {
    if (error instanceof LockFailure) return error.message;
    throw error;
  }
}

/** Keeps that the interviews of a batch failed. */
export function keepFailure({ flow, changes }: Batch, message: string, { store, clock }: AsyncOrg): void {
  for (const { id } of changes) {
    const failure: FailedInterview = { flow: flow.name, recordId: id, message, failedAt: clock.now().toISOString() };
    store.put(FAILED_INTERVIEW, `${flow.name} ${id}`, failure);
  }
}

/** Carries the failed interviews out of the transaction, so that it is rolled back. */
class BatchFailure extends Error {
  readonly failed: readonly Interview[];

  constructor(failed: readonly Interview[]) {
    super('interviews of the batch failed');
    this.failed = failed;
  }
}

/** One transaction; answers the interviews that failed, nothing being saved then. */
function runTogether(batch: Batch, { records, database }: AsyncOrg): readonly Interview[] {
  try {
    database.transaction(() => {
      const interviews = startInterviews(batch, records);
      runInterviews(batch.flow, batch.path.first, interviews);
      const failed = interviews.filter(({ failure }) => failure !== undefined);
      if (failed.length > 0) throw new BatchFailure(failed);
    });
    return [];
  } catch (error) {
    if (error instanceof BatchFailure) return error.failed;
    throw error;
  }
}

/** `$Record` is the record as it is by now; one that was deleted since has no interview. */
function startInterviews({ flow, changes, actor }: Batch, records: Org['records']): readonly Interview[] {
  const ids = changes.map(({ id }) => id);
  const current = records.readAll(flow.object.name, ids);
  return changes.flatMap(({ id, prior }) => {
    const values = current.get(id);
    return values === undefined ? [] : [createInterview(flow, { values, prior }, actor)];
  });
}
