// SPDX-License-Identifier: Apache-2.0
import type { ModelRunStatus } from '@churn-risk/core/modelRun';
import { messages } from '../modelRun/modelRunMessages.ts';
import { formatElapsed } from './elapsed.ts';
import type { Display } from './loadSummary.ts';

/** Where a run stands, for people: its stages, what came out of it, or why it failed. */
export function showModelRun(status: ModelRunStatus, display: Display): void {
  const { start, clusterState } = status;
  display.log(messages.getMessage('result.run', [start.runId, start.triggerId]));
  if (start.clusterId !== undefined) {
    display.log(
      messages.getMessage('result.cluster', [start.clusterId, clusterState ?? messages.getMessage('unknown')]),
    );
  }
  display.table({
    data: status.stages.map(({ stage, state, elapsedMs }) => ({
      Stage: messages.getMessage(`stage.${stage}`),
      State: state,
      Elapsed: elapsedMs === undefined ? '' : formatElapsed(elapsedMs),
    })),
  });
  showEnd(status, display);
}

/** What a run that is over has come to; nothing for one that goes on. */
export function showEnd({ state, output, failure, elapsedMs }: ModelRunStatus, display: Display): void {
  if (failure !== undefined) {
    display.warn(`${failure.reason} ${failure.next}`);
    if (failure.log !== undefined) display.log(messages.getMessage('error.failed.log', [failure.log]));
  }
  if (state !== 'done') return;
  const elapsed = formatElapsed(elapsedMs);
  if (output === undefined) display.logSuccess(messages.getMessage('result.trained', [elapsed]));
  else display.logSuccess(messages.getMessage('result.done', [elapsed, output.uri, output.rows, output.accounts]));
}
