// SPDX-License-Identifier: Apache-2.0
import { UNDO_KINDS, UNDO_OUTCOMES, type UndoReport } from '@churn-risk/core/undo';
import { z } from 'zod';
import { errorCount } from '../loadResult.ts';

const count = z.int().min(0);
const time = z.iso.datetime();
const id = z.string().length(18);

/** The result of `sf churn undo --json`, published as schemas/churn-undo.json. Describes what report.json holds, too. */
export const undoResultSchema = z.strictObject({
  undoId: z.string(),
  runId: z.string(),
  season: z.string(),
  orgId: id,
  outcome: z.enum(UNDO_OUTCOMES),
  dryRun: z.boolean(),
  startedAt: time,
  finishedAt: time.nullable(),
  loads: z.array(z.string()).describe('Ids of the loads that are taken back, the first one first.'),
  actions: z.array(z.strictObject({ kind: z.enum(UNDO_KINDS), planned: count, written: count, failed: count })),
  workedOn: z.array(id).describe('Ids of risks to write that somebody else has changed since they were loaded.'),
  withoutTask: z.array(id).describe('Ids of risks that are open again, whose tasks the run had completed.'),
  openTasks: z
    .array(z.strictObject({ taskId: id, riskId: id }))
    .describe('Tasks of what was taken back that stay open, because somebody has begun them.'),
  retried: z.strictObject({ records: count, jobs: count }).describe('Records that were sent more than once.'),
  failed: count.describe('Records that the org did not take.'),
  errors: z.array(errorCount).describe('What lies behind the lines of failed.csv, the most frequent first.'),
  warnings: z.array(z.string()),
  jobs: z.array(z.string()).describe('Ids of the ingest jobs.'),
  apiCalls: count,
  resultFiles: z.array(z.string()).describe('Folders that the result files lie in.'),
});

/** What the command answers: the report of the undo. */
export type UndoResult = UndoReport;

/** The JSON schema that is published. */
export function undoResultJsonSchema(): unknown {
  return z.toJSONSchema(undoResultSchema);
}
