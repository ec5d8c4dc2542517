// SPDX-License-Identifier: Apache-2.0
import { MANIFEST_FILE, openRun, type FileStore } from '../run/index.ts';
import { explainFailure } from './failure/explainFailure.ts';
import { findCluster } from './findCluster.ts';
import { judgeModelRun, type ModelRunFacts } from './judgeModelRun.ts';
import type { ModelRunOutput, ModelRunStatus } from './modelRunStatus.ts';
import { NOTEBOOK_STEP } from './notebookStep.ts';
import type { ClusterPort, LockPort } from './ports.ts';
import type { RunStart } from './runStart.ts';

export type StatusPorts = {
  readonly bucket: FileStore;
  readonly locks: LockPort;
  readonly clusters: ClusterPort;
  readonly clock: () => Date;
};

/**
 * Where the run of a trigger stands. Undefined: nothing has taken the trigger up yet.
 *
 * @throws ChurnError `manifest_invalid` or `contract_unknown` where the run's manifest is at fault; `emr_refused`,
 *   `emr_unreachable`, and the store's own.
 */
export async function readModelRun(triggerId: string, ports: StatusPorts): Promise<ModelRunStatus | undefined> {
  const start = (await ports.locks.read(triggerId))?.start;
  if (start === undefined) return undefined;
  const facts = await readFacts(start, ports);
  const { failed, ...status } = judgeModelRun(facts);
  if (failed === undefined) return status;
  return { ...status, failure: await explainFailure(failed, facts, ports.bucket) };
}

async function readFacts(start: RunStart, { bucket, clusters, clock }: StatusPorts): Promise<ModelRunFacts> {
  const refused = start.refusal !== undefined;
  const clusterId = start.clusterId ?? (refused ? undefined : (await findCluster(start, clusters))?.id);
  const cluster = clusterId === undefined ? undefined : await clusters.describe(clusterId);
  const steps = cluster === undefined ? [] : await clusters.steps(cluster.id);
  const step = steps.find(({ name }) => name === NOTEBOOK_STEP);
  const output = await readOutput(start, bucket);
  return {
    start: clusterId === undefined ? start : { ...start, clusterId },
    now: clock(),
    ...(cluster === undefined ? {} : { cluster }),
    ...(step === undefined ? {} : { step }),
    ...(output === undefined ? {} : { output }),
  };
}

async function readOutput(start: RunStart, bucket: FileStore): Promise<ModelRunOutput | undefined> {
  if (start.output === undefined) return undefined;
  const folder = bucket.sub(start.output);
  if (!(await folder.stat(MANIFEST_FILE))) return undefined;
  const { rows, accounts } = (await openRun(folder)).manifest.predictions;
  return { uri: folder.uri, rows, accounts };
}
