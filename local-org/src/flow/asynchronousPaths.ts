// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../org.ts';
import type { Actor, Change } from '../records/records.ts';
import type { ActiveFlows } from './activeFlows.ts';
import type { Flow } from './compileFlow.ts';
import { LockFailure } from './elements/saving.ts';
import type { FlowPath } from './flowStart.ts';
import type { Interview } from './interview.ts';
import { createInterview, runInterviews } from './runInterviews.ts';

/** An interview that ended without a fault path; nobody waits for its answer, so it is kept in the org's store. */
export type FailedInterview = {
  readonly flow: string;
  readonly recordId: string;
  readonly message: string;
  readonly failedAt: string;
};
export const FAILED_INTERVIEW = 'failedInterview';

type AsyncOrg = Pick<Org, 'records' | 'background' | 'delays' | 'store' | 'clock'> & {
  readonly database: Pick<Org['database'], 'transaction'>;
};

// attempts for a locked record, the first included
const MOST_ATTEMPTS = 4;

/** Queues the asynchronous paths of Flows for committed changes; each batch runs in a transaction of its own. */
export function createAfterCommit(
  flows: ActiveFlows,
  org: AsyncOrg,
): (changes: readonly Change[], actor: Actor) => void {
  return (changes, actor) => {
    for (const flow of flows.of(changes[0]?.object.name ?? '')) {
      if (flow.start.asynchronous.length === 0) continue;
      const due = changes.filter((change) => flow.start.isEntered(createInterview(flow, change, actor)));
      for (const path of flow.start.asynchronous)
        for (const batch of batchesOf(due, path.batchSize))
          org.background.start(() => runLater(flow, path, batch, actor, org));
    }
  };
}

function batchesOf(changes: readonly Change[], size: number): readonly (readonly Change[])[] {
  return Array.from({ length: Math.ceil(changes.length / size) }, (_, index) =>
    changes.slice(index * size, (index + 1) * size),
  );
}

/** Runs a batch; starts again after a while when a record is locked. A closing org runs what is due at once. */
async function runLater(
  flow: Flow,
  path: FlowPath,
  batch: readonly Change[],
  actor: Actor,
  org: AsyncOrg,
): Promise<void> {
  await org.background.pause(org.delays.asyncPath);
  for (let attempt = 1; ; attempt += 1) {
    const locked = runBatch(flow, path, batch, actor, org);
    if (locked === undefined) return;
    if (attempt === MOST_ATTEMPTS || !(await org.background.pause(org.delays.asyncRetry * 2 ** (attempt - 1)))) {
      for (const { id } of batch) keepFailure(flow, id, locked, org);
      return;
    }
  }
}

/** Answers why a record was locked, nothing being saved then. Interviews that fail are left out and the rest runs again. */
function runBatch(
  flow: Flow,
  path: FlowPath,
  batch: readonly Change[],
  actor: Actor,
  org: AsyncOrg,
): string | undefined {
  let rest = batch;
  try {
    for (;;) {
      const failed = attemptBatch(flow, path, rest, actor, org);
      if (failed.length === 0) return undefined;
      for (const { record, failure } of failed) keepFailure(flow, String(record.values['Id']), failure ?? '', org);
      const failedIds = new Set(failed.map(({ record }) => record.values['Id']));
      rest = rest.filter(({ id }) => !failedIds.has(id));
    }
  } catch (error) {
    if (error instanceof LockFailure) return error.message;
    throw error;
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

function attemptBatch(
  flow: Flow,
  path: FlowPath,
  batch: readonly Change[],
  actor: Actor,
  { records, database }: AsyncOrg,
): readonly Interview[] {
  try {
    database.transaction(() => {
      // $Record is the record as it is by now; one that was deleted since has no interview
      const interviews = batch.flatMap(({ object, id, prior }) => {
        const values = records.read(object.name, id);
        return values === undefined ? [] : [createInterview(flow, { values, prior }, actor)];
      });
      runInterviews(flow, path.first, interviews);
      const failed = interviews.filter(({ failure }) => failure !== undefined);
      if (failed.length > 0) throw new BatchFailure(failed);
    });
    return [];
  } catch (error) {
    if (error instanceof BatchFailure) return error.failed;
    throw error;
  }
}

function keepFailure(flow: Flow, recordId: string, message: string, { store, clock }: AsyncOrg): void {
  const failure: FailedInterview = { flow: flow.name, recordId, message, failedAt: clock.now().toISOString() };
  store.put(FAILED_INTERVIEW, `${flow.name} ${recordId}`, failure);
}
