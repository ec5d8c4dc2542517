// SPDX-License-Identifier: Apache-2.0
import type { RunStart } from './runStart.ts';
import type { ClusterState } from './ports.ts';

export const MODEL_RUN_STAGES = ['cluster', 'bootstrap', 'notebook', 'output'] as const;
export type ModelRunStage = (typeof MODEL_RUN_STAGES)[number];

export type StageState = 'waiting' | 'running' | 'done' | 'failed';

export type StageStatus = {
  readonly stage: ModelRunStage;
  readonly state: StageState;
  /** Milliseconds that the stage has taken so far; absent where EMR doesn't say when it began. */
  readonly elapsedMs?: number;
};

/** Why a run has failed, for people. */
export type ModelRunFailure = {
  readonly stage: ModelRunStage;
  /** EMR's reason code, such as `STEP_FAILURE`; `REFUSED` for a cluster that EMR didn't take, `NO_OUTPUT` for a notebook that ended without a run. */
  readonly code: string;
  /** One sentence with the cause: the notebook's error, the last error of a log, or EMR's own words. */
  readonly reason: string;
  readonly next: string;
  /** Where to read on: `s3://...`. */
  readonly log?: string;
};

/** The run folder's manifest, in short. */
export type ModelRunOutput = { readonly uri: string; readonly rows: number; readonly accounts: number };

/** Where a model run stands. */
export type ModelRunStatus = {
  readonly start: RunStart;
  /** `waiting`: no cluster is known yet. */
  readonly state: StageState;
  /** The stage that runs, has failed, or comes next. */
  readonly stage: ModelRunStage;
  /** All four, in their order. */
  readonly stages: readonly StageStatus[];
  /** From the taking of the lock to the end, or to now. */
  readonly elapsedMs: number;
  readonly clusterState?: ClusterState;
  readonly failure?: ModelRunFailure;
  /** Where the run is done and has a manifest; a training has none. */
  readonly output?: ModelRunOutput;
};
