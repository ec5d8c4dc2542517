// SPDX-License-Identifier: Apache-2.0
import type { PreviewReport } from '@churn-risk/core/preview';
import { z } from 'zod';
import { threshold } from '../loadResult.ts';

const count = z.int().min(0);
const share = z.number().min(0).max(1);
const figure = z.union([z.number(), z.string()]).describe('Text where a number would lose digits.');

const totals = z.strictObject({
  accounts: count.describe('Wanted risks: accounts at risk that the org knows and that are not held out.'),
  alerts: count.describe('Of these, those whose record creates a task: what a first load of the season would alert.'),
  value: figure.describe('Sum of the values at risk.'),
  unknown: count.describe('Accounts at risk that the org does not know.'),
  heldOut: count,
});

const evaluation = z.strictObject({
  cut: share.describe('Min_Probability__c, rounded up to a multiple of 0.005.'),
  precision: share.nullable().describe('Of the renewals flagged in the test season, the share that churned.'),
  recall: share.nullable().describe('Of the renewals that churned in the test season, the share that is flagged.'),
  baseRate: share.nullable(),
  flagged: count,
  rows: count,
});

const recordCut = z.strictObject({
  band: z.string(),
  minProbability: share,
  evaluation: evaluation.nullable().describe('null: the run has no evaluation.'),
});

const change = z.strictObject({
  change: z.enum(['enter', 'leave']),
  accountKey: z.string(),
  accountId: z.string().length(18),
  accountName: z.string().nullable(),
  ownerName: z.string(),
  band: z.string(),
  probability: share,
  valueAtRisk: figure,
  valueIsPartial: z.boolean(),
  nextRenewalDate: z.iso.date(),
});

const taker = z.strictObject({
  kind: z.enum(['owner', 'queue']),
  id: z.string().describe('Id of the user, or DeveloperName of the queue.'),
  name: z.string(),
  now: count,
  after: count,
  capacity: count.nullable().describe('Max_Alerts_Per_Owner__c; null: no limit.'),
  overNow: z.boolean(),
  over: z.boolean(),
});

/** The result of `sf churn preview --json`, published as schemas/churn-preview.json. */
export const previewResultSchema = z.strictObject({
  runId: z.string(),
  season: z.string(),
  asOf: z.iso.date(),
  scope: z.enum(['full', 'partial']),
  currency: z.string(),
  source: z.string().describe('URI of the manifest, with the version of it where the store has one.'),
  orgId: z.string().length(18),
  rows: count.describe('Rows of the run, rejected ones included.'),
  rejects: count,
  exact: z.boolean(),
  now: totals.describe('By the thresholds of the org.'),
  after: totals.describe('By the thresholds of the file; without one, those of the org again.'),
  enter: count,
  leave: count,
  bands: z.array(z.strictObject({ band: z.string(), rank: z.int(), now: count, after: count })),
  takers: z.array(taker).describe('Who gets the tasks of the alerts.'),
  changes: z.array(change).describe('Accounts that enter, then those that leave; the largest value first.'),
  records: z.array(
    z.strictObject({ developerName: z.string(), now: recordCut.nullable(), after: recordCut.nullable() }),
  ),
  warnings: z.array(z.string()),
  thresholds: z.strictObject({ now: z.array(threshold), after: z.array(threshold) }),
  apiCalls: count,
});

/** What the command answers. */
export type PreviewResult = PreviewReport;

/** The JSON schema that is published. */
export function previewResultJsonSchema(): unknown {
  return z.toJSONSchema(previewResultSchema);
}
