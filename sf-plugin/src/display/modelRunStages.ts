// SPDX-License-Identifier: Apache-2.0
import { MODEL_RUN_STAGES, type ModelRunStage, type ModelRunStatus } from '@churn-risk/core/modelRun';
import { MultiStageOutput } from '@oclif/multi-stage-output';
import { messages } from '../modelRun/modelRunMessages.ts';
import { formatElapsed } from './elapsed.ts';

/** The stages of a model run as people see them. */
export type ModelRunStages = {
  show(status: ModelRunStatus): void;
  /** `failed` marks the stage that was under way. */
  end(how: 'completed' | 'failed'): void;
};

export type ModelRunStagesOptions = { readonly json: boolean; readonly log: (line: string) => void };

/** On a terminal live, elsewhere a line where something changes (a run takes hours), with `--json` nothing. */
export function openModelRunStages({ json, log }: ModelRunStagesOptions): ModelRunStages {
  if (json) return { show: () => {}, end: () => {} };
  return process.stdout.isTTY && !process.env['CI'] ? liveStages() : plainStages(log);
}

/** Those of which EMR says when they began. */
const TIMED_STAGES: readonly ModelRunStage[] = ['cluster', 'notebook'];

/** The times are those of the run, not of this watch, which may have begun later. */
function liveStages(): ModelRunStages {
  const output = new MultiStageOutput<ModelRunStatus>({
    title: messages.getMessage('stage.title'),
    stages: MODEL_RUN_STAGES.map(stageName),
    jsonEnabled: false,
    showElapsedTime: false,
    showStageTime: false,
    preStagesBlock: [
      { type: 'dynamic-key-value', label: messages.getMessage('label.run'), get: (data) => data?.start.runId },
      { type: 'dynamic-key-value', label: messages.getMessage('label.cluster'), get: (data) => data?.start.clusterId },
    ],
    stageSpecificBlock: TIMED_STAGES.map((stage) => ({
      stage: stageName(stage),
      type: 'dynamic-key-value' as const,
      label: messages.getMessage('label.elapsed'),
      get: (data) => elapsedIn(stage, data),
    })),
    postStagesBlock: [
      {
        type: 'dynamic-key-value',
        label: messages.getMessage('label.elapsed'),
        get: (data) => data && formatElapsed(data.elapsedMs),
      },
    ],
  });
  return {
    show: (status) => output.goto(stageName(status.stage), status),
    end: (how) => output.stop(how),
  };
}

function plainStages(log: (line: string) => void): ModelRunStages {
  const told = new Set<string>();
  const tell = (line: string): void => {
    if (!told.has(line)) log(line);
    told.add(line);
  };
  const finished = new Set<ModelRunStage>();
  return {
    show: (status) => {
      for (const { stage, state } of status.stages) {
        if (state === 'running') tell(messages.getMessage('line.running', [stageName(stage)]));
        if (state !== 'done' || finished.has(stage)) continue;
        finished.add(stage);
        tell(lineOfEnd(stage, status));
      }
    },
    end: () => {},
  };
}

function lineOfEnd(stage: ModelRunStage, status: ModelRunStatus): string {
  const elapsed = elapsedIn(stage, status);
  return elapsed === undefined
    ? messages.getMessage('line.done', [stageName(stage)])
    : messages.getMessage('line.doneAfter', [stageName(stage), elapsed]);
}

function elapsedIn(stage: ModelRunStage, status: ModelRunStatus | undefined): string | undefined {
  const elapsedMs = status?.stages.find((each) => each.stage === stage)?.elapsedMs;
  return elapsedMs === undefined ? undefined : formatElapsed(elapsedMs);
}

function stageName(stage: ModelRunStage): string {
  return messages.getMessage(`stage.${stage}`);
}
