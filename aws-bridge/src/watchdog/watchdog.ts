// SPDX-License-Identifier: Apache-2.0
import { ChurnError, endStuckClusters, type EndedCluster, type WatchdogPorts } from '@churn-risk/core/modelRun';
import type { WatchdogJournal } from './journal.ts';

export type WatchdogWorld = {
  /** `s3://bucket` */
  readonly bucketUri: string;
  /** No cluster may become older, whatever its own limit is. */
  readonly maxHours: number;
  readonly ports: WatchdogPorts;
  readonly journal: WatchdogJournal;
};

/**
 * Ends clusters that are too old. Having had to is thrown at the end: it is a failure that a person must see, and the
 * function's errors are what the alarm watches.
 */
export function createWatchdog({ bucketUri, maxHours, ports, journal }: WatchdogWorld): () => Promise<void> {
  return async () => {
    try {
      const ended = await endStuckClusters(bucketUri, maxHours, ports);
      if (ended.length > 0) throw clustersEnded(ended);
      journal.tellNothing();
    } catch (error) {
      journal.tellFailure(error);
      throw error;
    } finally {
      journal.close();
    }
  };
}

function clustersEnded(ended: readonly EndedCluster[]): ChurnError {
  const each = ended.map(({ clusterId, name, ageHours, maxHours, fault }) => {
    const what = fault === undefined ? 'was ended' : `was to be ended, but ${fault.replace(/\.$/, '')}`;
    return `${clusterId} (${name}) ${what}: ${ageHours} hours old, ${maxHours} allowed`;
  });
  return new ChurnError(
    'model_run_failed',
    `Stuck clusters: ${each.join('; ')}.`,
    'Look into logs/<cluster id>/ in the bucket why the notebook hung; raise limits.clusterHours if it only needs longer.',
    { data: ended },
  );
}
