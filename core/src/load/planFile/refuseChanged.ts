// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../churnError.ts';
import type { Load } from '../load.ts';
import type { LoadPlan } from '../planning/planLoad.ts';
import { comparePlans, type PlanComparison } from './comparePlans.ts';
import { leaveRefusal } from '../report/leaveRefusal.ts';
import { hashRules, type PlanHeader } from './planHeader.ts';
import type { SavedPlan } from './savedPlan.ts';

/** So many changed Risks are named. */
const MOST_NAMED = 20;

/**
 * Refuses to apply a plan to another org, or of a run that is not what it was; both can be told before anything is read.
 * @throws ChurnError `plan_differs`
 */
export function refuseOtherRun({ request, ports, run }: Load): void {
  const { approved } = request;
  if (approved === undefined) return;
  const { org, run: planned } = approved.header;
  if (org.id !== ports.org.orgId)
    throw planDiffers(approved, [`It was made for org ${org.id}; this one is ${ports.org.orgId}.`]);
  if (planned.manifestSha256 !== run.manifestSha256)
    throw planDiffers(approved, [`The run has changed: ${run.source.uri} is not the manifest that was planned.`]);
}

/**
 * Refuses to apply a plan where something would be written otherwise than it was approved, naming all that has changed.
 * What an earlier try of the same plan has written already is no change.
 * @throws ChurnError `plan_differs`
 */
export async function refuseChanged(load: Load, plan: LoadPlan): Promise<void> {
  const { approved } = load.request;
  if (approved === undefined) return;
  const compared = await comparePlans(approved, plan, MOST_NAMED);
  const reasons = [...ruleChanges(approved.header, plan), ...riskChanges(compared), ...dayChanges(compared)];
  if (reasons.length === 0) return;
  await leaveRefusal(load, plan);
  throw planDiffers(approved, reasons, compared);
}

function ruleChanges({ rules }: PlanHeader, plan: LoadPlan): readonly string[] {
  if (plan.rules === undefined || hashRules(plan.rules) === rules.sha256) return [];
  const before = new Map(rules.thresholds.map((record) => [record.DeveloperName, record]));
  const now = new Map(plan.rules.records.map((record) => [record.DeveloperName, record]));
  const names = [...new Set([...before.keys(), ...now.keys()])].sort();
  const faults = names.flatMap((name) => fieldChanges(name, before.get(name), now.get(name)));
  return [`The thresholds have changed: ${faults.length === 0 ? 'the setting' : faults.join('; ')}.`];
}

type Fields = Readonly<Record<string, unknown>>;

function fieldChanges(name: string, before: Fields | undefined, now: Fields | undefined): readonly string[] {
  if (before === undefined) return [`${name} is new`];
  if (now === undefined) return [`${name} is gone or not active`];
  const fields = Object.keys({ ...before, ...now }).filter((field) => field.endsWith('__c'));
  return fields.flatMap((field) => {
    const [was, is] = [before[field] ?? 'blank', now[field] ?? 'blank'];
    return was === is ? [] : [`${name}.${field} was ${String(was)} and is ${String(is)}`];
  });
}

function riskChanges({ changed, examples }: PlanComparison): readonly string[] {
  if (changed === 0) return [];
  const named = examples.map(({ record, reason }) => `${record}: ${reason}`).join('; ');
  const more = changed > examples.length ? `; and ${changed - examples.length} more` : '';
  return [`${changed} ${changed === 1 ? 'risk has' : 'risks have'} changed since: ${named}${more}.`];
}

function dayChanges({ dueOtherwise }: PlanComparison): readonly string[] {
  if (dueOtherwise === 0) return [];
  return [
    `It is of another day: due dates count from the day of the load, and those of ${dueOtherwise} Tasks would differ.`,
  ];
}

function planDiffers({ uri, header }: SavedPlan, reasons: readonly string[], data?: unknown): ChurnError {
  return new ChurnError(
    'plan_differs',
    `Nothing was written. The plan ${uri} of ${header.madeAt} no longer fits. ${reasons.join(' ')}`,
    'Make a new plan with --dry-run --plan-file, have that approved, and apply it.',
    data === undefined ? {} : { data },
  );
}
