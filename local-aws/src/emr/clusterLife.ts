// SPDX-License-Identifier: Apache-2.0
// A cluster from STARTING to its end. Every stage returns early once the cluster is ending, whoever began that.
import { setTimeout as wait } from 'node:timers/promises';
import type { Cluster, Ending, Step } from './cluster.ts';
import type { ClusterChanges } from './clusterChanges.ts';
import type { ClusterFault } from './clusterFault.ts';
import type { Machine } from './machine/machine.ts';
import { chooseMove, judgeFailedStep, STEP_FAILURE } from './nextMove.ts';

export type ClusterWorld = {
  readonly machine: Machine;
  readonly changes: ClusterChanges;
  /** Of STARTING and of TERMINATING. */
  readonly delayMs: number;
};

export async function liveCluster(
  cluster: Cluster,
  fault: ClusterFault | undefined,
  world: ClusterWorld,
): Promise<void> {
  world.changes.announce(cluster);
  await start(cluster, fault, world);
  await bootstrap(cluster, fault, world);
  while (!cluster.ending) await makeMove(cluster, fault, world);
  await world.machine.shutDown(cluster);
  await wait(world.delayMs);
  world.changes.finish(cluster);
}

async function start(
  cluster: Cluster,
  fault: ClusterFault | undefined,
  { changes, delayMs }: ClusterWorld,
): Promise<void> {
  await wait(delayMs, undefined, { signal: cluster.stopping.signal }).catch(() => undefined);
  if (fault?.kind === 'no_capacity') changes.beginEnd(cluster, endWithoutCapacity(fault.message));
}

async function bootstrap(
  cluster: Cluster,
  fault: ClusterFault | undefined,
  { machine, changes }: ClusterWorld,
): Promise<void> {
  changes.moveCluster(cluster, 'BOOTSTRAPPING');
  const actions = cluster.request.BootstrapActions;
  const count = fault?.kind === 'bootstrap_fails' ? Math.max(actions.length, 1) : actions.length;
  for (let number = 1; number <= count && !cluster.ending; number++) {
    const failure = await machine.bootstrap(cluster, number, number === 1 ? fault : undefined);
    if (failure !== undefined) changes.beginEnd(cluster, endAtBootstrap(failure));
  }
}

async function makeMove(cluster: Cluster, fault: ClusterFault | undefined, world: ClusterWorld): Promise<void> {
  const move = chooseMove(cluster);
  if (move.kind === 'end') return world.changes.beginEnd(cluster, move.ending);
  if (move.kind === 'run') return runStep(cluster, move.step, fault, world);
  world.changes.moveCluster(cluster, 'WAITING');
  await awaken(cluster);
}

/** Until something was asked of the cluster: a step added, an end. */
function awaken(cluster: Cluster): Promise<void> {
  return new Promise((resolve) => {
    cluster.wake = resolve;
    cluster.stopping.signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function runStep(
  cluster: Cluster,
  step: Step,
  fault: ClusterFault | undefined,
  { machine, changes }: ClusterWorld,
): Promise<void> {
  changes.moveCluster(cluster, 'RUNNING');
  changes.moveStep(cluster, step, 'RUNNING');
  const failure = await machine.runStep(cluster, step, step === cluster.steps[0] ? fault : undefined);
  if (failure === undefined) return changes.moveStep(cluster, step, 'COMPLETED');

  changes.moveStep(cluster, step, 'FAILED', failure);
  const consequence = judgeFailedStep(step);
  if (consequence === 'end_cluster') changes.beginEnd(cluster, STEP_FAILURE);
  if (consequence === 'cancel_rest') for (const each of cluster.steps) changes.moveStep(cluster, each, 'CANCELLED');
}

const endAtBootstrap = (message: string): Ending => ({
  state: 'TERMINATED_WITH_ERRORS',
  reason: { Code: 'BOOTSTRAP_FAILURE', Message: message },
});

const endWithoutCapacity = (message = 'Error provisioning instances. Insufficient instance capacity'): Ending => ({
  state: 'TERMINATED_WITH_ERRORS',
  reason: { Code: 'INSTANCE_FAILURE', Message: message },
});
