// SPDX-License-Identifier: Apache-2.0
import { ChurnError, startModelRun, type StartOutcome } from '@churn-risk/core/modelRun';
import { readTrigger } from './readTrigger.ts';
import type { RunModelWorld } from './world.ts';

/** What this Lambda uses of its context. */
export type Invocation = { readonly awsRequestId: string };

/** What the invocation answers: to those who invoke it by hand. */
export type RunModelAnswer = {
  readonly outcome: StartOutcome['outcome'] | 'ignored';
  readonly triggerId?: string;
  readonly runId?: string;
  readonly clusterId?: string;
};

/**
 * Starts the cluster of the trigger that an event means, and never waits for it. What fails is logged once and thrown:
 * Lambda then tries twice more, a minute and two minutes later.
 */
export function createRunModel(world: RunModelWorld): (event: unknown, call: Invocation) => Promise<RunModelAnswer> {
  return async (event, { awsRequestId: requestId }) => {
    try {
      const answer = await answerTo(event, requestId, world);
      world.journal.tell(answer, requestId);
      return answer;
    } catch (error) {
      world.journal.tellFailure(error, requestId);
      throw error;
    } finally {
      world.journal.close();
    }
  };
}

async function answerTo(event: unknown, requestId: string, world: RunModelWorld): Promise<RunModelAnswer> {
  const trigger = readTrigger({ event, requestId, bucket: world.bucketName });
  if (trigger === undefined) return { outcome: 'ignored' };
  const started = await startModelRun(trigger, { ...world.ports, holder: requestId });
  if (started.outcome === 'being-started' && started.start.holder === requestId)
    throw diedBefore(started.start.takenAt);
  const { triggerId, runId } = started.start;
  return {
    outcome: started.outcome,
    triggerId,
    runId,
    ...('clusterId' in started ? { clusterId: started.clusterId } : {}),
  };
}

/** An earlier attempt of this very request died: the next one comes when that is beyond doubt. */
function diedBefore(takenAt: string): ChurnError {
  return new ChurnError(
    'emr_unreachable',
    `An attempt to start the cluster since ${takenAt} has ended without one that could be found.`,
    'Nothing is to be done: the next attempt looks again, and starts the cluster if there is none.',
  );
}
