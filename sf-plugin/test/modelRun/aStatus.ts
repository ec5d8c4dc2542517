// SPDX-License-Identifier: Apache-2.0
import { MODEL_RUN_STAGES, type ModelRunStatus, type RunStart, type StageState } from '@churn-risk/core/modelRun';

/** A run of which nothing is known but that it was asked for. */
export function aStatus(over: Partial<ModelRunStatus> = {}, start: Partial<RunStart> = {}): ModelRunStatus {
  const { stage = 'cluster', state = 'waiting' } = over;
  return {
    start: { ...START, ...start },
    state,
    stage,
    stages: MODEL_RUN_STAGES.map((each) => ({ stage: each, state: stateOf(each, stage, state) })),
    elapsedMs: 0,
    ...over,
  };
}

const START: RunStart = {
  triggerId: 'manual-a',
  kind: 'manual',
  runId: 'churn-2026-manual-a',
  season: '2026',
  notebook: { key: 'notebooks/churn.ipynb', uri: 's3://churn/code/pinned/a.ipynb', sha256: 'a'.repeat(64) },
  output: 'runs/churn-2026-manual-a',
  clusterName: 'churn-model churn manual-a',
  holder: 'somebody@here',
  takenAt: '2026-01-01T00:00:00.000Z',
};

type Stage = ModelRunStatus['stage'];

function stateOf(each: Stage, current: Stage, state: StageState): StageState {
  const distance = MODEL_RUN_STAGES.indexOf(each) - MODEL_RUN_STAGES.indexOf(current);
  return distance < 0 ? 'done' : distance > 0 ? 'waiting' : state;
}
