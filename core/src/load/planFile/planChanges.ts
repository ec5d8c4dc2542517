// SPDX-License-Identifier: Apache-2.0
import type { OrgRisk } from '../../plan/index.ts';
import { riskStateOf, type PlanEntry, type RiskState } from './planEntry.ts';

/** What keeps one Risk from being written as it was approved. Names records by Id, never by a customer's key. */
export type PlanChange = {
  /** `day`: only the Task's due date is another, which counts from the day of the load. */
  readonly cause: 'org' | 'day';
  readonly record: string;
  readonly reason: string;
};

/** A Risk that is to be written now and was before, or not as it was; undefined: exactly as approved. */
export function changeOf(approved: PlanEntry, now: PlanEntry): PlanChange | undefined {
  const record = recordOf(approved);
  const reason = stateChange(approved, now) ?? writeChange(approved, now);
  if (reason !== undefined) return { cause: 'org', record, reason };
  if (approved.dueDate !== now.dueDate) {
    const [day, approvedDay] = [now.dueDate, approved.dueDate].map((date) => date ?? 'no day');
    return { cause: 'day', record, reason: `its Task would be due on ${day}, not ${approvedDay}` };
  }
  return approved.write === now.write ? undefined : { cause: 'org', record, reason: 'other values would be written' };
}

/** A Risk that would be written though nobody approved it. */
export function unapprovedChange(now: PlanEntry): PlanChange {
  return { cause: 'org', record: recordOf(now), reason: `the plan does not ${now.kind} it` };
}

/**
 * A Risk that was to be written and needs no write any more: undefined where this plan's own write has done it, as
 * an earlier try of the same plan does, and somebody may have worked on it since.
 */
export function goneChange(approved: PlanEntry, risk: OrgRisk | undefined): PlanChange | undefined {
  if (risk !== undefined && isWritten(approved, riskStateOf(risk))) return undefined;
  const reason = approved.before === null ? 'is not wanted any more' : stateReason(approved.before, risk);
  return { cause: 'org', record: recordOf(approved), reason };
}

/** Only a load writes figures and alerts: where those came, the write was made. A status alone may be a rep's. */
function isWritten({ before, after }: PlanEntry, now: RiskState): boolean {
  const leftByLoad = LOADER_FIELDS.every(([field]) => now[field] === after[field]);
  const tellsOfLoad = before === null || LOADER_FIELDS.some(([field]) => before[field] !== after[field]);
  return leftByLoad && (tellsOfLoad || now.status === after.status);
}

function stateChange(approved: PlanEntry, now: PlanEntry): string | undefined {
  if (approved.before === null) return now.before === null ? undefined : 'there is a Risk already';
  if (now.before === null) return 'is gone';
  return differences(approved.before, now.before);
}

function stateReason(before: RiskState, risk: OrgRisk | undefined): string {
  if (risk === undefined) return 'is gone';
  return differences(before, riskStateOf(risk)) ?? 'needs no write any more';
}

function writeChange(approved: PlanEntry, now: PlanEntry): string | undefined {
  if (approved.kind !== now.kind) return `the plan is to ${approved.kind} it, now the run asks to ${now.kind} it`;
  if (approved.accountId !== now.accountId) return `the Account is ${now.accountId ?? 'unknown'}`;
  if (approved.route !== now.route)
    return `its Task would go to ${now.route ?? 'nobody'}, not ${approved.route ?? 'nobody'}`;
  return undefined;
}

const LOADER_FIELDS = [
  ['fingerprint', 'Fingerprint__c'],
  ['peakBand', 'Peak_Band__c'],
  ['peakRank', 'Peak_Rank__c'],
  ['alertNumber', 'Alert_Number__c'],
  ['lastAlerted', 'Last_Alerted__c'],
] as const satisfies readonly (readonly [keyof RiskState, string])[];
const FIELDS = [['status', 'Status__c'], ...LOADER_FIELDS] as const;

function differences(before: RiskState, now: RiskState): string | undefined {
  const texts = FIELDS.flatMap(([field, name]) =>
    before[field] === now[field]
      ? []
      : [name === 'Fingerprint__c' ? `${name} is another` : tell(name, before[field], now[field])],
  );
  return texts.length === 0 ? undefined : texts.join(', ');
}

function tell(name: string, before: string | number | null, now: string | number | null): string {
  return `${name} was ${before ?? 'blank'} and is ${now ?? 'blank'}`;
}

function recordOf({ riskId, accountId }: PlanEntry): string {
  return riskId === null ? `Account ${accountId}` : `Risk ${riskId}`;
}
