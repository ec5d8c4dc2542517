// SPDX-License-Identifier: Apache-2.0
import * as z from 'zod';
import { GATES, OVERRIDABLE_GATES, sha256, type PlanSummary } from '../../plan/index.ts';
import type { ThresholdFile } from '../../rules/index.ts';
import type { Load } from '../load.ts';
import type { RulesInForce } from '../orgReading/rulesInForce.ts';
import type { LoadPlan } from '../planning/planLoad.ts';
import { sourceOf } from '../writing/churnRunRecord.ts';

/** The form of plan files that this version writes; it reads no other. */
export const PLAN_FORM = 'churn-plan/1';

/** So many of those who get Tasks are listed, those with the most first: a line has its limit. */
const MOST_ROUTES = 1000;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
const budget = z.union([z.strictObject({ count }), z.strictObject({ percent: z.number() })]);
const record = z.looseObject({ DeveloperName: z.string() });

/** The first line of a plan file: what was planned for whom, and by which rules. Holds no customer's key, name or amount. */
export const planHeaderSchema = z.strictObject({
  form: z.literal(PLAN_FORM),
  madeAt: z.iso.datetime(),
  org: z.strictObject({ id: z.string().length(18), url: z.string() }),
  run: z.strictObject({
    uri: z.string(),
    runId: z.string(),
    season: z.string(),
    asOf: z.iso.date(),
    source: z.string(),
    manifestSha256: hash,
  }),
  /** What the load was asked for. `overrides`: the gates that were closed, and that somebody answered for. */
  request: z.strictObject({
    /** What `--thresholds` gave; null: those of the org counted. */
    thresholds: z.strictObject({ thresholds: z.array(record), setting: z.looseObject({}).optional() }).nullable(),
    accountKeyField: z.string().nullable(),
    maxRejects: budget.nullable(),
    maxUnknown: budget.nullable(),
    overrides: z.array(z.enum(OVERRIDABLE_GATES)),
    allowEmpty: z.boolean(),
    control: z.boolean(),
  }),
  /** The active thresholds that decided, and the hash of thresholds and setting. */
  rules: z.strictObject({ sha256: hash, thresholds: z.array(record) }),
  gates: z.array(z.looseObject({ name: z.enum(GATES), closed: z.boolean(), overridden: z.boolean() })),
  /** For people: nothing is done by it. */
  summary: z.looseObject({ rows: count, rejects: count, accounts: count, atRisk: count, newAlerts: count }),
});
export type PlanHeader = z.output<typeof planHeaderSchema>;

/** Of a plan that may be carried out. */
export function planHeaderOf(load: Load, plan: LoadPlan, rules: RulesInForce, summary: PlanSummary): PlanHeader {
  const { request, ports, run, startedAt } = load;
  const { runId, season, asOf } = run.manifest;
  const { rows, rejected: rejects, accounts } = plan.read;
  return {
    form: PLAN_FORM,
    madeAt: startedAt.toISOString(),
    org: { id: ports.org.orgId, url: ports.org.instanceUrl },
    run: { uri: run.store.uri, runId, season, asOf, source: sourceOf(run), manifestSha256: run.manifestSha256 },
    request: {
      thresholds: request.thresholds === undefined ? null : filedRules(request.thresholds),
      accountKeyField: request.accountKeyField ?? null,
      maxRejects: request.maxRejects ?? null,
      maxUnknown: request.maxUnknown ?? null,
      overrides: OVERRIDABLE_GATES.filter((name) => plan.gates.some((gate) => gate.name === name && gate.overridden)),
      allowEmpty: request.allowEmpty,
      control: request.control,
    },
    rules: { sha256: hashRules(rules), thresholds: rules.records.map((threshold) => ({ ...threshold })) },
    gates: plan.gates.map((gate) => ({ ...gate })),
    summary: { rows, rejects, accounts, ...summary, routes: summary.routes.slice(0, MOST_ROUTES) },
  };
}

/** Of what decides: of thresholds and setting as they were checked, so that a new label changes nothing. */
export function hashRules({ thresholds, setting }: RulesInForce): string {
  const byName = thresholds.toSorted((one, other) => (one.developerName < other.developerName ? -1 : 1));
  return sha256(JSON.stringify([byName, setting], (_, value: unknown) => inOrder(value)));
}

/** Keys in order, so that where a value was read from does not matter; JSON knows no BigInt. */
function inOrder(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function filedRules({ thresholds, setting }: ThresholdFile): PlanHeader['request']['thresholds'] {
  return {
    thresholds: thresholds.map((threshold) => ({ ...threshold })),
    ...(setting === undefined ? {} : { setting: { ...setting } }),
  };
}
