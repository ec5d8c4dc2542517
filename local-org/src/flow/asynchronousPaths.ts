// SPDX-License-Identifier: Apache-2.0
import type { Actor, Change } from '../records/records.ts';
import type { ActiveFlows } from './activeFlows.ts';
import type { Flow } from './compileFlow.ts';
import { createInterview } from './runInterviews.ts';
import { attemptBatch, keepFailure, type AsyncOrg, type Batch } from './asynchronousBatch.ts';

// attempts for a locked record, the first included
const MOST_ATTEMPTS = 4;

// how often asynchronous paths may set each other going; the platform stops such chains by its daily limits
const MOST_GENERATIONS = 10;

/** Queues the asynchronous paths of Flows for committed changes; each batch runs in a transaction of its own. */
export function createAfterCommit(
  flows: ActiveFlows,
  org: AsyncOrg,
): (changes: readonly Change[], actor: Actor) => void {
  // of the batch whose transaction is ending: what it saved belongs to the next generation
  let generation = 0;

  async function runLater(batch: Batch): Promise<void> {
    await org.background.pause(org.delays.asyncPath);
    for (let attempt = 1; ; attempt += 1) {
      const lock = runAs(batch);
      if (lock === undefined) return;
      if (attempt < MOST_ATTEMPTS && (await org.background.pause(org.delays.asyncRetry * 2 ** (attempt - 1)))) continue;
      return keepFailure(batch, lock, org);
    }
  }

  function runAs(batch: Batch): string | undefined {
    generation = batch.generation;
    try {
      return attemptBatch(batch, org);
    } finally {
      generation = 0;
    }
  }

  function enqueue(batch: Batch): void {
    if (batch.generation > MOST_GENERATIONS)
      keepFailure(batch, 'The asynchronous path keeps setting itself going.', org);
    else org.background.start(() => runLater(batch));
  }

  return (changes, actor) => {
    for (const batch of batchesOf(changes, actor, flows)) enqueue({ ...batch, generation: generation + 1 });
  };
}

function batchesOf(changes: readonly Change[], actor: Actor, flows: ActiveFlows): readonly Omit<Batch, 'generation'>[] {
  return flows.of(changes[0]?.object.name ?? '').flatMap((flow) => {
    if (flow.start.asynchronous.length === 0) return [];
    const due = changes.filter((change) => isEntered(flow, change, actor));
    return flow.start.asynchronous.flatMap((path) =>
      cut(due, path.batchSize).map((part) => ({ flow, path, actor, changes: part })),
    );
  });
}

const isEntered = (flow: Flow, change: Change, actor: Actor): boolean =>
  flow.start.isEntered(createInterview(flow, change, actor));

const cut = (changes: readonly Change[], size: number): readonly (readonly Change[])[] =>
  Array.from({ length: Math.ceil(changes.length / size) }, (_, index) =>
    changes.slice(index * size, (index + 1) * size),
  );
