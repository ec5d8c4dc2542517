// SPDX-License-Identifier: Apache-2.0
import {
  ChurnError,
  watchModelRun,
  type ModelRunStatus,
  type RunStart,
  type StatusPorts,
} from '@churn-risk/core/modelRun';
import { openModelRunStages } from '../display/modelRunStages.ts';
import type { LoadDisplay } from '../performLoad.ts';
import { messages } from './modelRunMessages.ts';
import { toRunStatusResult } from './modelRunResult.ts';

export type FollowOptions = { readonly signal: AbortSignal; readonly pollMs: number; readonly display: LoadDisplay };

/**
 * Shows a run in its stages until it is done, and answers its last status.
 *
 * @throws ChurnError `model_run_failed` with the cause in its words and the status as its data; those of `watchModelRun`
 */
export async function followRun(start: RunStart, ports: StatusPorts, options: FollowOptions): Promise<ModelRunStatus> {
  const { signal, pollMs, display } = options;
  const stages = openModelRunStages({ json: display.jsonEnabled(), log: (line) => display.log(line) });
  try {
    const status = await watchModelRun(start.triggerId, ports, { signal, pollMs, onProgress: stages.show });
    if (status.failure !== undefined) throw failed(status, status.failure);
    stages.end('completed');
    return status;
  } catch (error) {
    stages.end('failed');
    throw error;
  }
}

function failed(status: ModelRunStatus, failure: NonNullable<ModelRunStatus['failure']>): ChurnError {
  const { stage, reason, next, log } = failure;
  const message = messages.getMessage('error.failed', [
    status.start.runId,
    messages.getMessage(`stage.${stage}`),
    reason,
  ]);
  const whereToRead = log === undefined ? '' : ` ${messages.getMessage('error.failed.log', [log])}`;
  return new ChurnError('model_run_failed', message, `${next}${whereToRead}`, { data: toRunStatusResult(status) });
}
