// SPDX-License-Identifier: Apache-2.0
// Judges by the step's state and the run's manifest, never by the cluster's state alone: a cluster whose step failed
// can end as TERMINATED, and one that was ended by hand after its work as well.
import {
  MODEL_RUN_STAGES,
  type ModelRunOutput,
  type ModelRunStage,
  type ModelRunStatus,
  type StageState,
  type StageStatus,
} from './modelRunStatus.ts';
import type { ClusterFacts, StepFacts } from './ports.ts';
import type { RunStart } from './runStart.ts';

/** All that is known of a run. */
export type ModelRunFacts = {
  readonly start: RunStart;
  /** Absent where none is known, or EMR has forgotten it. */
  readonly cluster?: ClusterFacts;
  readonly step?: StepFacts;
  readonly output?: ModelRunOutput;
  readonly now: Date;
};

/** Where and how a run has failed, before its cause is looked up. */
export type FailedStage = { readonly stage: ModelRunStage; readonly code: string };

type Judgement = { readonly state: StageState; readonly stage: ModelRunStage; readonly code?: string };

/** The status without the failure's text, and what failed. Pure. */
export function judgeModelRun(facts: ModelRunFacts): ModelRunStatus & { readonly failed?: FailedStage } {
  const { start, cluster, output, now } = facts;
  const { state, stage, code } = judge(facts);
  const end = state === 'done' || state === 'failed' ? (endOf(facts) ?? now) : now;
  return {
    start,
    state,
    stage,
    stages: MODEL_RUN_STAGES.map((each) => stageStatus(each, state, stage, facts)),
    elapsedMs: elapsed(new Date(start.takenAt), end),
    ...(cluster === undefined ? {} : { clusterState: cluster.state }),
    ...(state === 'done' && output !== undefined ? { output } : {}),
    ...(state === 'failed' ? { failed: { stage, code: code ?? '' } } : {}),
  };
}

function judge(facts: ModelRunFacts): Judgement {
  const { start, cluster, step, output } = facts;
  if (start.clusterId === undefined) {
    return start.refusal === undefined
      ? { state: 'waiting', stage: 'cluster' }
      : { state: 'failed', stage: 'cluster', code: 'REFUSED' };
  }
  // EMR forgets clusters after two months
  if (cluster === undefined) return output ? done : { state: 'failed', stage: 'cluster', code: 'FORGOTTEN' };
  if (step?.state === 'COMPLETED') return judgeOutput(facts);
  if (cluster.state === 'TERMINATED' || cluster.state === 'TERMINATED_WITH_ERRORS') return judgeEnd(cluster, step);
  return { state: 'running', stage: stageUnderWay(cluster, step) };
}

const done: Judgement = { state: 'done', stage: 'output' };

function judgeOutput({ start, output }: ModelRunFacts): Judgement {
  if (start.output === undefined || output !== undefined) return done;
  return { state: 'failed', stage: 'output', code: 'NO_OUTPUT' };
}

/** The stage that was under way is the one that failed, unless EMR's reason says better. */
function judgeEnd(cluster: ClusterFacts, step: StepFacts | undefined): Judgement {
  const { code } = cluster.reason;
  const told = code === 'BOOTSTRAP_FAILURE' ? 'bootstrap' : code === 'STEP_FAILURE' ? 'notebook' : undefined;
  const stage = told ?? (step?.startedAt ? 'notebook' : 'cluster');
  return { state: 'failed', stage, code: step?.state === 'FAILED' ? 'STEP_FAILURE' : code };
}

/** A cluster that is being ended shows its failure once it is gone: only then are its logs complete. */
function stageUnderWay(cluster: ClusterFacts, step: StepFacts | undefined): ModelRunStage {
  if (cluster.state === 'STARTING') return 'cluster';
  if (cluster.state === 'BOOTSTRAPPING') return 'bootstrap';
  return step?.startedAt || cluster.readyAt ? 'notebook' : 'bootstrap';
}

function stageStatus(
  stage: ModelRunStage,
  runState: StageState,
  current: ModelRunStage,
  facts: ModelRunFacts,
): StageStatus {
  const distance = MODEL_RUN_STAGES.indexOf(stage) - MODEL_RUN_STAGES.indexOf(current);
  const state = distance < 0 ? 'done' : distance > 0 ? 'waiting' : runState;
  const elapsedMs = state === 'waiting' ? undefined : stageElapsed(stage, facts);
  return { stage, state, ...(elapsedMs === undefined ? {} : { elapsedMs }) };
}

/** EMR doesn't say when bootstrapping began: the time of the cluster includes it. */
function stageElapsed(stage: ModelRunStage, { cluster, step, now }: ModelRunFacts): number | undefined {
  if (stage === 'cluster' && cluster) return elapsed(cluster.createdAt, cluster.readyAt ?? cluster.endedAt ?? now);
  if (stage === 'notebook' && step?.startedAt) return elapsed(step.startedAt, step.endedAt ?? cluster?.endedAt ?? now);
  return undefined;
}

function endOf({ cluster, step }: ModelRunFacts): Date | undefined {
  return step?.endedAt ?? cluster?.endedAt;
}

function elapsed(from: Date, to: Date): number {
  return Math.max(0, to.getTime() - from.getTime());
}
