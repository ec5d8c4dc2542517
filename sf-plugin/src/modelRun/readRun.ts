// SPDX-License-Identifier: Apache-2.0
import {
  ChurnError,
  findModelRun,
  readModelRun,
  type ModelRunStatus,
  type StatusPorts,
} from '@churn-risk/core/modelRun';
import { messages } from './modelRunMessages.ts';

/**
 * Where the run of an id (a run's, a trigger's or a cluster's) stands, or with none the newest run.
 *
 * @throws ChurnError `run_not_found`, and those of `readModelRun`
 */
export async function readRun(id: string | undefined, ports: StatusPorts): Promise<ModelRunStatus> {
  const start = await findModelRun(id === undefined ? { latest: true } : { id }, ports.locks);
  const status = await readModelRun(start.triggerId, ports);
  if (status !== undefined) return status;
  const message = messages.getMessage('error.gone', [start.runId]);
  throw new ChurnError('run_not_found', message, messages.getMessage('error.gone.next'));
}
