// SPDX-License-Identifier: Apache-2.0
import { LOAD_STAGES, type LoadProgress, type LoadStage } from '@churn-risk/core/load';
import { MultiStageOutput } from '@oclif/multi-stage-output';
import { messages } from '../loadMessages.ts';

type Count = Exclude<keyof LoadProgress, 'stage'>;

/** The counts that each stage shows while it grows. */
const COUNTS: Readonly<Partial<Record<LoadStage, readonly Count[]>>> = {
  org: ['accountsInOrg', 'risksInOrg'],
  run: ['rows', 'atRisk', 'rejects'],
  lease: ['jobsAtWork'],
  risks: ['toWrite', 'written', 'failed'],
  tasks: ['alerts', 'tasks'],
};

const DRY_RUN_STAGES: readonly LoadStage[] = ['org', 'run', 'gates', 'report'];

/** The stages of a load as people see them. */
export type LoadStages = {
  show(progress: LoadProgress): void;
  /** `failed` marks the stage that was under way. */
  end(how: 'completed' | 'failed'): void;
};

export type StagesOptions = { readonly dryRun: boolean; readonly json: boolean; readonly log: (line: string) => void };

/** On a terminal and in CI with live counts, in a plain pipe one line per stage, with `--json` nothing. */
export function openLoadStages({ dryRun, json, log }: StagesOptions): LoadStages {
  if (json) return { show: () => {}, end: () => {} };
  const stages = dryRun ? DRY_RUN_STAGES : LOAD_STAGES;
  // redrawing floods a pipe with escape codes; with CI set, the output takes care of that itself
  return process.stdout.isTTY || process.env['CI'] ? liveStages(stages) : plainStages(log);
}

function liveStages(stages: readonly LoadStage[]): LoadStages {
  const output = new MultiStageOutput<LoadProgress>({
    title: messages.getMessage('stage.title'),
    stages: stages.map(stageName),
    jsonEnabled: false,
    stageSpecificBlock: stages.flatMap((stage) =>
      (COUNTS[stage] ?? []).map((count) => ({
        stage: stageName(stage),
        type: 'dynamic-key-value' as const,
        label: messages.getMessage(`count.${count}`),
        get: (data?: LoadProgress) => data?.[count]?.toLocaleString('en'),
      })),
    ),
  });
  return {
    show: (progress) => output.goto(stageName(progress.stage), progress),
    end: (how) => output.stop(how),
  };
}

function plainStages(log: (line: string) => void): LoadStages {
  let shown: LoadStage | undefined;
  return {
    show: ({ stage }) => {
      if (stage !== shown) log(`${stageName(stage)} ...`);
      shown = stage;
    },
    end: () => {},
  };
}

function stageName(stage: LoadStage): string {
  return messages.getMessage(`stage.${stage}`);
}
