// SPDX-License-Identifier: Apache-2.0
// One cluster for one trigger, though triggers are delivered more than once and EMR takes the same request twice.
// A conditional write decides who starts; the cluster's name finds it where its starter died before noting its id.
import { ChurnError } from '../churnError.ts';
import type { FileStore } from '../run/index.ts';
import { RUNS_FOLDER } from './bucketLayout.ts';
import { readClusterConfig, type ClusterConfig } from './clusterConfig.ts';
import { clusterNamePrefix, composeCluster, type Deployment } from './composeCluster.ts';
import { findCluster } from './findCluster.ts';
import type { ClusterPort, HeldLock, LockPort, NotebookPort } from './ports.ts';
import type { RunStart } from './runStart.ts';
import { runIdOf, type RunTrigger } from './runTrigger.ts';

/**
 * A start without a cluster that is older is taken over: its starter is dead. Longer than the run-model Lambda may
 * take, shorter than the three minutes after which an asynchronous invocation is tried for the last time.
 */
export const START_PATIENCE_MS = 120_000;

export type StartPorts = {
  /** The bucket, or the prefix in it that holds config/, runs/ and the rest. */
  readonly bucket: FileStore;
  readonly locks: LockPort;
  readonly notebooks: NotebookPort;
  readonly clusters: ClusterPort;
  readonly clock: () => Date;
  /** Who starts, for people who look at a lock: a Lambda's request id, `user@machine`. */
  readonly holder: string;
  readonly deployment?: Deployment;
  /** Milliseconds; by default START_PATIENCE_MS. */
  readonly patience?: number;
};

/** `being-started`: another starter holds the lock, and neither its cluster nor its death is known yet. */
export type StartOutcome =
  | {
      readonly outcome: 'started' | 'already-started' | 'recovered';
      readonly start: RunStart;
      readonly clusterId: string;
    }
  | { readonly outcome: 'being-started'; readonly start: RunStart };

/**
 * Starts the cluster of a trigger unless it has been started; never waits for it.
 *
 * @throws ChurnError `config_invalid` or `notebook_missing` before anything is started; `emr_refused` (the next
 *   delivery of the trigger tries again at once); `emr_unreachable` (it first looks for the cluster); the store's own.
 */
export async function startModelRun(trigger: RunTrigger, ports: StartPorts): Promise<StartOutcome> {
  const found = await ports.locks.read(trigger.id);
  if (found !== undefined) {
    const settled = await settle(found, ports);
    if (settled !== undefined) return settled;
  }
  const config = await readClusterConfig(ports.bucket);
  const start = await prepareStart(trigger, config, ports);
  const held = await (found ? ports.locks.replace(found, start) : ports.locks.create(start));
  if (held === undefined) return leaveToOther(start, ports);
  const clusterId = await startCluster(trigger, config, held, ports);
  return { outcome: 'started', start: await noteCluster(held, clusterId, ports), clusterId };
}

/** What a lock that is there means; undefined: it may be taken. */
async function settle(held: HeldLock, ports: StartPorts): Promise<StartOutcome | undefined> {
  const { start } = held;
  if (start.clusterId !== undefined) return { outcome: 'already-started', start, clusterId: start.clusterId };
  if (start.refusal !== undefined) return undefined;
  const cluster = await findCluster(start, ports.clusters);
  if (cluster !== undefined) {
    return { outcome: 'recovered', start: await noteCluster(held, cluster.id, ports), clusterId: cluster.id };
  }
  const age = ports.clock().getTime() - Date.parse(start.takenAt);
  return age < (ports.patience ?? START_PATIENCE_MS) ? { outcome: 'being-started', start } : undefined;
}

/** Another one has written the lock in the meantime. */
async function leaveToOther(start: RunStart, { locks }: StartPorts): Promise<StartOutcome> {
  const winner = (await locks.read(start.triggerId))?.start ?? start;
  const { clusterId } = winner;
  return clusterId === undefined
    ? { outcome: 'being-started', start: winner }
    : { outcome: 'already-started', start: winner, clusterId };
}

async function prepareStart(trigger: RunTrigger, config: ClusterConfig, ports: StartPorts): Promise<RunStart> {
  const season = trigger.season ?? config.season;
  const runId = runIdOf(season, trigger.id);
  const mode = trigger.parameters?.['mode'] ?? config.parameters['mode'];
  return {
    triggerId: trigger.id,
    kind: trigger.kind,
    runId,
    season,
    notebook: await ports.notebooks.pin(trigger.notebook ?? { key: config.notebook }),
    ...(mode === 'train' ? {} : { output: `${RUNS_FOLDER}/${runId}` }),
    clusterName: `${clusterNamePrefix(ports.bucket.uri)}${trigger.id}`,
    holder: ports.holder,
    takenAt: ports.clock().toISOString(),
  };
}

async function startCluster(
  trigger: RunTrigger,
  config: ClusterConfig,
  held: HeldLock,
  ports: StartPorts,
): Promise<string> {
  const { start } = held;
  try {
    return await ports.clusters.start(composeCluster(config, start, ports.bucket.uri, ports.deployment, trigger));
  } catch (error) {
    if (!(error instanceof ChurnError)) throw error;
    if (error.code === 'emr_refused') await ports.locks.replace(held, { ...start, refusal: error.message });
    // an answer that got lost: the cluster may be there all the same
    const cluster = error.code === 'emr_unreachable' ? await findCluster(start, ports.clusters) : undefined;
    if (cluster === undefined) throw error;
    return cluster.id;
  }
}

/** A lock that somebody else has written meanwhile names the same cluster: its name has led there. */
async function noteCluster(held: HeldLock, clusterId: string, ports: StartPorts): Promise<RunStart> {
  const start = { ...held.start, clusterId, startedAt: ports.clock().toISOString() };
  await ports.locks.replace(held, start);
  return start;
}
