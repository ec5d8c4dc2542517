// SPDX-License-Identifier: Apache-2.0
import { ERROR_CLASSES, ERROR_OWNERS, LOAD_OUTCOMES, LOAD_STAGES, type LoadReport } from '@churn-risk/core/load';
import { ACTION_KINDS, GATES } from '@churn-risk/core/plan';
import { z } from 'zod';

const count = z.int().min(0);
const time = z.iso.datetime();
const text = z.string().nullable().optional();
const number = z.number().nullable().optional();

const bandCounts = z.strictObject({
  band: z.string(),
  rank: z.int(),
  atRisk: count.describe('Accounts at risk of the band, unknown and held-out ones included.'),
  unknown: count,
  heldOut: count,
  newAlerts: count,
  actions: z.strictObject(Object.fromEntries(ACTION_KINDS.map((kind) => [kind, count])) as ActionShape),
});
type ActionShape = Record<(typeof ACTION_KINDS)[number], typeof count>;

/** A Churn_Threshold__mdt record in a result. */
export const threshold = z.looseObject({
  DeveloperName: z.string(),
  Active__c: z.boolean(),
  Band__c: text,
  Rank__c: number,
  Min_Probability__c: number,
});

const gate = z.strictObject({
  name: z.enum(GATES),
  closed: z.boolean(),
  overridable: z.boolean(),
  overridden: z.boolean(),
  warns: z.boolean().describe('Open, but worth a look; the message is among the warnings.'),
  figure: z.number().describe('What was found.'),
  limit: z.number().optional().describe('The most that is allowed; absent: no limit.'),
  message: z.string(),
});

/** What lies behind some lines of failed.csv. */
export const errorCount = z.strictObject({
  class: z.enum(ERROR_CLASSES),
  owner: z.enum(ERROR_OWNERS).describe('Who can do something about it.'),
  code: z.string(),
  records: count,
  remedy: z.string(),
});

/** The result of `sf churn load --json`, published as schemas/churn-load.json. Describes what report.json holds, too. */
export const loadResultSchema = z.strictObject({
  loadId: z.string(),
  runId: z.string(),
  season: z.string(),
  asOf: z.iso.date(),
  scope: z.enum(['full', 'partial']),
  source: z.string().describe('URI of the manifest, with the version of it where the store has one.'),
  orgId: z.string().length(18),
  outcome: z.enum(LOAD_OUTCOMES),
  dryRun: z.boolean(),
  startedAt: time,
  finishedAt: time.nullable(),
  stages: z
    .array(z.strictObject({ stage: z.enum(LOAD_STAGES), milliseconds: count }))
    .describe('How long the load was in each stage.'),
  rows: count.describe('Rows of the run, rejected ones included.'),
  rejects: count,
  accounts: count,
  atRisk: count.describe('Accounts at risk, unknown and held-out ones included.'),
  unknown: count,
  heldOut: count,
  actions: z.array(z.strictObject({ kind: z.enum(ACTION_KINDS), planned: count, written: count, failed: count })),
  bands: z.array(bandCounts),
  routes: z
    .array(z.strictObject({ kind: z.enum(['queue', 'owner']), name: z.string(), alerts: count }))
    .describe('Who gets the Tasks of the planned alerts.'),
  newAlerts: z.strictObject({ planned: count, written: count }),
  tasks: z.strictObject({
    alerts: count,
    found: count,
    missing: z.array(z.strictObject({ riskId: z.string().length(18), error: z.string().nullable() })),
  }),
  failed: count.describe('Records that the org did not take.'),
  retried: z
    .strictObject({ records: count, jobs: count })
    .describe(
      'Records that were sent again because a lock or the end of a job had kept them out, and the jobs of that.',
    ),
  errors: z.array(errorCount).describe('What lies behind the lines of failed.csv, the most frequent first.'),
  gates: z.array(gate),
  plan: z
    .strictObject({ sha256: z.string().length(64), madeAt: time })
    .nullable()
    .describe('The plan file that was saved or carried out.'),
  warnings: z.array(z.string()),
  thresholds: z.array(threshold).describe('The active thresholds that decided, as Churn_Threshold__mdt has them.'),
  jobs: z.array(z.string()).describe('Ids of the ingest jobs.'),
  apiCalls: count,
  polls: count.describe('Of these, looks at something that takes time: jobs, Tasks, the lease that is kept.'),
  resultFiles: z.array(z.string()).describe('Folders that the result files lie in.'),
});

/** What the command answers: the report of the load. */
export type LoadResult = LoadReport;

/** The JSON schema that is published. */
export function loadResultJsonSchema(): unknown {
  return z.toJSONSchema(loadResultSchema);
}
