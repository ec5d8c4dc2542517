// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import { clusterNamePrefix, MAX_HOURS_TAG } from './composeCluster.ts';
import type { ClusterFacts, ClusterPort, LockPort } from './ports.ts';

const HOUR_MS = 3_600_000;

export type WatchdogPorts = {
  readonly clusters: ClusterPort;
  readonly locks: LockPort;
  readonly clock: () => Date;
};

/** A cluster that was older than it may become. `fault`: what went wrong when it was ended, or noted as ended. */
export type EndedCluster = {
  readonly clusterId: string;
  readonly name: string;
  readonly ageHours: number;
  readonly maxHours: number;
  readonly fault?: string;
};

/**
 * Ends the bucket's clusters that are older than their tag allows, and notes it in their locks. A hung notebook looks
 * busy to EMR, so that neither the end of its step nor idleness would end it.
 *
 * @param maxHours the most that any tag can allow
 */
export async function endStuckClusters(
  bucketUri: string,
  maxHours: number,
  ports: WatchdogPorts,
): Promise<readonly EndedCluster[]> {
  const ended: EndedCluster[] = [];
  for (const { id } of await ports.clusters.listActive(clusterNamePrefix(bucketUri))) {
    const cluster = await ports.clusters.describe(id);
    if (cluster === undefined) continue;
    const stuck = judgeAge(cluster, maxHours, ports.clock());
    if (stuck !== undefined) ended.push(await endCluster(cluster, stuck, ports));
  }
  return ended;
}

function judgeAge(cluster: ClusterFacts, mostHours: number, now: Date): EndedCluster | undefined {
  const tagged = Number(cluster.tags[MAX_HOURS_TAG]);
  const maxHours = tagged > 0 ? Math.min(tagged, mostHours) : mostHours;
  const ageHours = (now.getTime() - cluster.createdAt.getTime()) / HOUR_MS;
  if (ageHours <= maxHours) return undefined;
  return { clusterId: cluster.id, name: cluster.name, ageHours: Math.floor(ageHours * 10) / 10, maxHours };
}

async function endCluster(cluster: ClusterFacts, stuck: EndedCluster, ports: WatchdogPorts): Promise<EndedCluster> {
  try {
    await ports.clusters.terminate(cluster.id);
    await noteEnd(cluster, stuck, ports);
    return stuck;
  } catch (error) {
    if (!(error instanceof ChurnError)) throw error;
    return { ...stuck, fault: error.message };
  }
}

/** For those who later ask why the cluster is gone. */
async function noteEnd(cluster: ClusterFacts, stuck: EndedCluster, { locks, clock }: WatchdogPorts): Promise<void> {
  const held = await locks.read(cluster.tags['churn-trigger'] ?? '');
  if (held === undefined || held.start.ended !== undefined) return;
  const reason = `The cluster was older than ${stuck.maxHours} hours, so the watchdog ended it.`;
  await locks.replace(held, { ...held.start, clusterId: cluster.id, ended: { at: clock().toISOString(), reason } });
}
