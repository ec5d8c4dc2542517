// SPDX-License-Identifier: Apache-2.0
import type { FileStore } from '../../run/index.ts';
import { EXECUTED_NOTEBOOK, LOGS_FOLDER, RUNS_FOLDER } from '../bucketLayout.ts';
import type { FailedStage, ModelRunFacts } from '../judgeModelRun.ts';
import type { ModelRunFailure } from '../modelRunStatus.ts';
import { findBootstrapLog, readLastError } from './clusterLog.ts';
import { readNotebookError } from './notebookError.ts';

/** What is known of the cause beyond EMR's code. */
type Cause = { readonly reason: string; readonly next?: string; readonly log?: string };

/** Says in words why a run has failed: from what the notebook or a log says, where there is one, else from EMR. */
export async function explainFailure(
  failed: FailedStage,
  facts: ModelRunFacts,
  bucket: FileStore,
): Promise<ModelRunFailure> {
  const cause = (await findCause(failed, facts, bucket)) ?? causeOfCluster(failed, facts);
  return { next: nextStep(failed), ...failed, ...cause, reason: inOneSentence(cause.reason) };
}

async function findCause(
  { stage, code }: FailedStage,
  facts: ModelRunFacts,
  bucket: FileStore,
): Promise<Cause | undefined> {
  const { start } = facts;
  if (start.ended !== undefined) return { reason: start.ended.reason };
  if (code === 'REFUSED') return { reason: start.refusal ?? '' };
  if (code === 'USER_REQUEST') return { reason: 'The cluster was ended by hand.' };
  if (stage === 'notebook') return causeOfNotebook(facts, bucket);
  if (stage === 'bootstrap') return causeOfBootstrap(facts, bucket);
  return undefined;
}

/** A kernel that died, or a cell that took too long, leaves no error in the notebook, but in the step's log. */
async function causeOfNotebook({ start, cluster, step }: ModelRunFacts, bucket: FileStore): Promise<Cause | undefined> {
  const executed = `${RUNS_FOLDER}/${start.runId}/${EXECUTED_NOTEBOOK}`;
  const error = await readNotebookError(bucket, executed);
  if (error !== undefined) return { ...error, log: `${bucket.uri}/${executed}` };
  const log = `${LOGS_FOLDER}/${cluster?.id}/steps/${step?.id}/stderr.gz`;
  const line = await readLastError(bucket, log);
  if (line !== undefined) return { reason: inPlainWords(line), log: `${bucket.uri}/${log}` };
  const told = step?.failure?.message || step?.failure?.reason;
  return told ? { reason: told } : undefined;
}

async function causeOfBootstrap({ cluster }: ModelRunFacts, bucket: FileStore): Promise<Cause | undefined> {
  const log = await findBootstrapLog(bucket, `${LOGS_FOLDER}/${cluster?.id}/node`);
  if (log === undefined) return undefined;
  return { reason: `${cluster?.reason.message}: ${log.lastError}`, log: `${bucket.uri}/${log.path}` };
}

function causeOfCluster({ code }: FailedStage, { cluster }: ModelRunFacts): Cause {
  if (code === 'NO_OUTPUT') return { reason: 'The notebook ended without an error, but wrote no manifest.json.' };
  if (code === 'FORGOTTEN') return { reason: 'EMR no longer knows the cluster, and it has left no run.' };
  return { reason: cluster?.reason.message || `EMR ended the cluster with the reason ${code || 'unknown'}.` };
}

/** What the last line of a log means, where Python's words don't say it. */
const PLAIN_WORDS: ReadonlyArray<readonly [RegExp, string]> = [
  [/DeadKernelError|Kernel died/, "The notebook's kernel died: mostly for want of memory"],
  [/CellTimeoutError|Cell execution timed out|cell timed out/i, 'A cell took longer than limits.cellMinutes allows'],
];

function inPlainWords(line: string): string {
  const words = PLAIN_WORDS.find(([pattern]) => pattern.test(line))?.[1];
  return words === undefined ? line : `${words} (${line})`;
}

function inOneSentence(reason: string): string {
  const line = reason.replaceAll(/\s+/g, ' ').trim();
  const short = line.length > 600 ? `${line.slice(0, 600)}...` : line;
  return /[.!?]$/.test(short) ? short : `${short}.`;
}

/** EMR's reason codes (ClusterStateChangeReason), and our own. */
const NEXT_STEPS: Readonly<Record<string, string>> = {
  REFUSED: 'Correct config/cluster.json or the roles, then trigger the run anew.',
  VALIDATION_ERROR: 'Correct config/cluster.json or the roles, then trigger the run anew.',
  BOOTSTRAP_FAILURE: 'Check bootstrap.sh, notebook/ and wheels/ below code/ in the bucket, then trigger the run anew.',
  STEP_FAILURE: 'Correct the notebook or what it misses, and put it anew: a failed run is not repeated by itself.',
  NO_OUTPUT: 'Check that the last cells of the notebook write the run.',
  USER_REQUEST: 'Trigger the run anew when what held it up is gone.',
  FORGOTTEN: 'Trigger the run anew.',
};

function nextStep({ code }: FailedStage): string {
  return (
    NEXT_STEPS[code] ?? 'Trigger the run anew; if it fails again, name other instance types in config/cluster.json.'
  );
}
