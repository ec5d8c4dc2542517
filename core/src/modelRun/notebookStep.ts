// SPDX-License-Identifier: Apache-2.0
import type { StepConfig } from '@aws-sdk/client-emr';
import type { ClusterConfig } from './clusterConfig.ts';
import type { RunStart } from './runStart.ts';
import type { TriggerWishes } from './runTrigger.ts';
import { EXECUTED_NOTEBOOK, RUNS_FOLDER } from './bucketLayout.ts';

/** The name of the step, by which a status finds it. */
export const NOTEBOOK_STEP = 'notebook';

/** The one step: papermill executes the pinned notebook, and keeps the executed one in the run's folder. */
export function composeNotebookStep(
  config: ClusterConfig,
  start: RunStart,
  bucketUri: string,
  wishes: TriggerWishes = {},
): StepConfig {
  const parameters = { ...config.parameters, ...wishes.parameters, ...ownParameters(config, start, bucketUri) };
  return {
    Name: NOTEBOOK_STEP,
    ActionOnFailure: 'TERMINATE_CLUSTER',
    HadoopJarStep: {
      Jar: 'command-runner.jar',
      Args: [
        config.runner,
        start.notebook.uri,
        `${bucketUri}/${RUNS_FOLDER}/${start.runId}/${EXECUTED_NOTEBOOK}`,
        ...['--cwd', `${config.home}/notebook`],
        ...['--execution-timeout', String(config.limits.cellMinutes * 60)],
        '--log-output',
        '--no-progress-bar',
        // raw text: papermill's -p would take a season for a number, and a hash such as 12e34... for infinity
        ...Object.entries(parameters).flatMap(([name, value]) => ['-r', name, value]),
      ],
    },
  };
}

function ownParameters(config: ClusterConfig, start: RunStart, bucketUri: string): Readonly<Record<string, string>> {
  return {
    lake: config.lake.startsWith('s3://') ? config.lake : `${bucketUri}/${config.lake}`,
    output: bucketUri,
    run_id: start.runId,
    season: start.season,
    notebook_version_id: start.notebook.versionId ?? '',
    notebook_sha256: start.notebook.sha256,
  };
}
