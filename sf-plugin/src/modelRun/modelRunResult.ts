// SPDX-License-Identifier: Apache-2.0
import { LOAD_OUTCOMES } from '@churn-risk/core/load';
import {
  CLUSTER_STATES,
  MODEL_RUN_STAGES,
  TRIGGER_KINDS,
  type ModelRunStatus,
  type StageState,
} from '@churn-risk/core/modelRun';
import { z } from 'zod';
import type { LoadResult } from '../loadResult.ts';

const STATES = ['waiting', 'running', 'done', 'failed'] as const satisfies readonly StageState[];

const count = z.int().min(0);
const milliseconds = count.describe('Milliseconds.');
const state = z.enum(STATES);
const stage = z.enum(MODEL_RUN_STAGES);

/** The result of `sf churn run status --json`. */
export const runStatusSchema = z.strictObject({
  runId: z.string(),
  triggerId: z.string(),
  kind: z.enum(TRIGGER_KINDS),
  season: z.string(),
  notebook: z.strictObject({ key: z.string(), versionId: z.string().nullable(), sha256: z.string().length(64) }),
  clusterId: z.string().nullable().describe('Null: no cluster is known.'),
  clusterState: z.enum(CLUSTER_STATES).nullable(),
  startedAt: z.iso.datetime().describe('When the run was taken up.'),
  state,
  stage: stage.describe('The stage that runs, has failed, or comes next.'),
  stages: z.array(z.strictObject({ stage, state, elapsedMs: milliseconds.nullable() })),
  elapsedMs: milliseconds,
  failure: z
    .strictObject({
      stage,
      code: z.string(),
      reason: z.string(),
      next: z.string(),
      log: z.string().nullable(),
    })
    .nullable(),
  output: z
    .strictObject({ uri: z.string(), rows: count, accounts: count })
    .nullable()
    .describe('The run in the store. Null while there is none; a training has none.'),
});

const load = z
  .looseObject({ loadId: z.string(), outcome: z.enum(LOAD_OUTCOMES) })
  .optional()
  .describe('With --then-load: what sf churn load answers, see churn-load.json.');

/** The result of `sf churn run wait --json`. */
export const runWaitSchema = runStatusSchema.extend({ load });

/** The result of `sf churn run start --json`. */
export const runStartSchema = runStatusSchema.extend({
  outcome: z
    .enum(['started', 'already-started', 'recovered'])
    .describe('already-started: the same request was made before. recovered: its first start had died.'),
  load,
});

export type RunStatusResult = z.output<typeof runStatusSchema>;
/** `load` is the report of the load that followed. */
export type RunWaitResult = RunStatusResult & { readonly load?: LoadResult };
export type RunStartResult = RunWaitResult & Pick<z.output<typeof runStartSchema>, 'outcome'>;

/** The schemas that are published, by the names of their files. */
export const RUN_SCHEMAS = {
  'churn-run-start': runStartSchema,
  'churn-run-status': runStatusSchema,
  'churn-run-wait': runWaitSchema,
} as const;

/** A status as the commands answer it: what is not known is null. */
export function toRunStatusResult(status: ModelRunStatus): RunStatusResult {
  const { start, failure } = status;
  const { key, versionId, sha256 } = start.notebook;
  return {
    runId: start.runId,
    triggerId: start.triggerId,
    kind: start.kind,
    season: start.season,
    notebook: { key, versionId: versionId ?? null, sha256 },
    clusterId: start.clusterId ?? null,
    clusterState: status.clusterState ?? null,
    startedAt: start.takenAt,
    state: status.state,
    stage: status.stage,
    stages: status.stages.map(({ stage, state, elapsedMs }) => ({ stage, state, elapsedMs: elapsedMs ?? null })),
    elapsedMs: status.elapsedMs,
    failure: failure === undefined ? null : { ...failure, log: failure.log ?? null },
    output: status.output ?? null,
  };
}
