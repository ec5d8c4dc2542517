// SPDX-License-Identifier: Apache-2.0
import type { NotebookVersion, TriggerKind } from './runTrigger.ts';

/** Exactly the bytes that a run executes, at an address that no later upload changes. */
export type PinnedNotebook = NotebookVersion & {
  /** `s3://...` of the copy. */
  readonly uri: string;
  /** Of its bytes, in lower-case hex. */
  readonly sha256: string;
};

/**
 * `locks/<triggerId>.json`: who starts the run of a trigger, and what came of it. Times are ISO 8601 in UTC.
 * Without `clusterId` the start is under way, was refused (`refusal`), or its starter has died.
 */
export type RunStart = {
  readonly triggerId: string;
  readonly kind: TriggerKind;
  readonly runId: string;
  readonly season: string;
  readonly notebook: PinnedNotebook;
  /** The run's folder, relative to the bucket. Absent for a training, which writes no run. */
  readonly output?: string;
  /** Deterministic: finds the cluster of a starter that died before it could note `clusterId`. */
  readonly clusterName: string;
  readonly holder: string;
  readonly takenAt: string;
  readonly clusterId?: string;
  readonly startedAt?: string;
  /** Why EMR did not take the request; the next delivery may try again. */
  readonly refusal?: string;
  /** Set by the watchdog when it ends the cluster. */
  readonly ended?: { readonly at: string; readonly reason: string };
};
