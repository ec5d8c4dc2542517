// SPDX-License-Identifier: Apache-2.0
import type { ClusterListing, ClusterPort } from './ports.ts';
import type { RunStart } from './runStart.ts';

/** A lock may have been taken over from a starter that died; only that one's cluster is older than the lock. */
const LOOK_BACK_MS = 24 * 3_600_000;

/** The cluster of a start that did not note its id: the name is the trigger's alone. */
export function findCluster(start: RunStart, clusters: ClusterPort): Promise<ClusterListing | undefined> {
  return clusters.find(start.clusterName, new Date(Date.parse(start.takenAt) - LOOK_BACK_MS));
}
