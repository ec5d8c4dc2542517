// SPDX-License-Identifier: Apache-2.0
// What model runs need of the world besides the FileStore of the bucket. Adapters are in `core/src/aws`.
import type { RunJobFlowCommandInput } from '@aws-sdk/client-emr';
import type { PinnedNotebook, RunStart } from './runStart.ts';
import type { NotebookVersion } from './runTrigger.ts';

/** A lock as it was read; `version` changes with every write. */
export type HeldLock = { readonly start: RunStart; readonly version: string };

/** Files `locks/<triggerId>.json`, written under conditions that the store itself checks. */
export interface LockPort {
  read(triggerId: string): Promise<HeldLock | undefined>;
  /** Undefined: there is a lock of this trigger already. */
  create(start: RunStart): Promise<HeldLock | undefined>;
  /** Undefined: somebody else has written the lock since it was read. */
  replace(held: HeldLock, start: RunStart): Promise<HeldLock | undefined>;
  /** All locks, in no order. */
  list(): AsyncIterable<HeldLock>;
}

export interface NotebookPort {
  /**
   * Copies this version (the newest where none is named) to where no later upload changes it.
   *
   * @throws ChurnError `notebook_missing`.
   */
  pin(notebook: NotebookVersion): Promise<PinnedNotebook>;
}

/** EMR's states of a cluster. */
export const CLUSTER_STATES = [
  'STARTING',
  'BOOTSTRAPPING',
  'RUNNING',
  'WAITING',
  'TERMINATING',
  'TERMINATED',
  'TERMINATED_WITH_ERRORS',
] as const;
export type ClusterState = (typeof CLUSTER_STATES)[number];

/** EMR's states of a step. */
export const STEP_STATES = [
  'PENDING',
  'CANCEL_PENDING',
  'RUNNING',
  'COMPLETED',
  'CANCELLED',
  'FAILED',
  'INTERRUPTED',
] as const;
export type StepState = (typeof STEP_STATES)[number];

export type ClusterListing = { readonly id: string; readonly name: string; readonly createdAt: Date };

/** A cluster, cut to what is asked here. */
export type ClusterFacts = ClusterListing & {
  readonly state: ClusterState;
  /** EMR's StateChangeReason: such as `STEP_FAILURE`, with its message; empty where EMR gives none. */
  readonly reason: { readonly code: string; readonly message: string };
  readonly readyAt?: Date;
  readonly endedAt?: Date;
  readonly tags: Readonly<Record<string, string>>;
};

/** A step, cut to what is asked here. */
export type StepFacts = {
  readonly id: string;
  readonly name: string;
  readonly state: StepState;
  readonly startedAt?: Date;
  readonly endedAt?: Date;
  /** EMR's FailureDetails; what it doesn't say is empty. */
  readonly failure?: { readonly reason: string; readonly message: string; readonly logFile: string };
};

/** EMR. All its calls throw ChurnError `emr_unreachable` where it gives no answer, `emr_refused` where it says no. */
export interface ClusterPort {
  /**
   * Sends the request exactly once and answers the cluster's id: EMR knows no idempotency token. `emr_refused` says
   * that there is no cluster; `emr_unreachable` that there may be one.
   */
  start(request: RunJobFlowCommandInput): Promise<string>;
  /** The oldest cluster of this name, of any state, that was created since. */
  find(name: string, since: Date): Promise<ClusterListing | undefined>;
  /** Clusters that have not ended and whose names begin so. */
  listActive(namePrefix: string): Promise<readonly ClusterListing[]>;
  /** Undefined: EMR knows no such cluster (any more). */
  describe(clusterId: string): Promise<ClusterFacts | undefined>;
  /** In the order of their execution. */
  steps(clusterId: string): Promise<readonly StepFacts[]>;
  /** Ends it, protected or not. */
  terminate(clusterId: string): Promise<void>;
}
