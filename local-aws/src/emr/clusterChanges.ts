// SPDX-License-Identifier: Apache-2.0
// The only place where states of clusters and steps change, so that no change is without its event.
import type { EventDraft } from '../events/awsEvent.ts';
import type { Cluster, ClusterState, Ending, FailureDetails, Step, StepState } from './cluster.ts';
import { isOpen } from './cluster.ts';
import { composeClusterEvent, composeStepEvent } from './emrEvents.ts';

export type ClusterChanges = {
  /** Says that a cluster and its steps are there. */
  announce(cluster: Cluster): void;
  announceStep(cluster: Cluster, step: Step): void;
  /** Does nothing where the state is that one already, or the cluster is ending. */
  moveCluster(cluster: Cluster, state: 'BOOTSTRAPPING' | 'RUNNING' | 'WAITING'): void;
  /** Does nothing with a step that has ended, such as one that was cancelled while it ran. */
  moveStep(cluster: Cluster, step: Step, state: StepState, failure?: FailureDetails): void;
  /** TERMINATING, open steps cancelled, whatever runs killed. Only the first ending counts. */
  beginEnd(cluster: Cluster, ending: Ending): void;
  /** Takes an ending cluster to its last state. */
  finish(cluster: Cluster): void;
};

export function reportChanges(send: (event: EventDraft) => void): ClusterChanges {
  const enter = (cluster: Cluster, state: ClusterState): void => {
    cluster.state = state;
    send(composeClusterEvent(cluster));
  };
  const moveStep: ClusterChanges['moveStep'] = (cluster, step, state, failure) => {
    if (!isOpen(step)) return;
    step.state = state;
    if (state === 'RUNNING') step.startedAt = new Date();
    else step.endedAt = new Date();
    if (failure) step.failure = failure;
    send(composeStepEvent(cluster, step));
  };

  return {
    announce: (cluster) => {
      send(composeClusterEvent(cluster));
      for (const step of cluster.steps) send(composeStepEvent(cluster, step));
    },
    announceStep: (cluster, step) => send(composeStepEvent(cluster, step)),
    moveCluster: (cluster, state) => {
      if (cluster.ending || cluster.state === state) return;
      if (state !== 'BOOTSTRAPPING') cluster.readyAt ??= new Date();
      enter(cluster, state);
    },
    moveStep,
    beginEnd: (cluster, ending) => {
      if (cluster.ending) return;
      cluster.ending = ending;
      for (const step of cluster.steps) moveStep(cluster, step, 'CANCELLED');
      enter(cluster, 'TERMINATING');
      cluster.stopping.abort();
    },
    finish: (cluster) => {
      if (!cluster.ending) return;
      cluster.endedAt = new Date();
      enter(cluster, cluster.ending.state);
    },
  };
}
