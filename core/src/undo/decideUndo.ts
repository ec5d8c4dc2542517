// SPDX-License-Identifier: Apache-2.0
import type { Values } from '../load/journal/beforeValues.ts';
import { OPEN_STATUSES } from '../plan/index.ts';
import type { RiskHistory } from './riskHistory.ts';
import { isToldByFingerprint, TAKEN_BACK_SINCE, type RiskNow } from './riskNow.ts';
import type { UndoKind } from './undoReport.ts';

/** What decisions depend on besides the Risk itself. */
export type UndoContext = {
  readonly runId: string;
  /** Users of the loads and undos of the season: what they changed, nobody worked on. */
  readonly loaders: ReadonlySet<string>;
};

/** What is done with one Risk to take a run back. */
export type UndoDecision = {
  readonly kind: UndoKind;
  /** undefined: nothing is written. */
  readonly values: Values | undefined;
  /** True where something is written, and somebody else has changed the Risk since it was loaded. */
  readonly workedOn: boolean;
  /** True where it was receded by the run and is open again: its Tasks were completed then. */
  readonly opensAgain: boolean;
};

/** Decides from what the loads changed and what the org holds now; undefined: it does not hold the Risk. */
export function decideUndo(history: RiskHistory, now: RiskNow | undefined, context: UndoContext): UndoDecision {
  if (now === undefined) return leave('gone');
  if (isSettled(now)) return leave('kept');
  if (history.created && isClosed(now)) return leave('kept');
  const values = differing(history.created ? takenBack(context.runId) : wantedBefore(history, now), now);
  if (values === undefined) return leave('unchanged');
  return {
    kind: history.created ? 'recede' : 'restore',
    values: { ...values, ...tasksTakenBack(history, values, now) },
    workedOn: [now.modifiedBy, ...history.modifiedBetween].some((userId) => !context.loaders.has(userId)),
    opensAgain: now.status === 'Receded' && isOpen(values['Status__c']),
  };
}

/** By a rep, or by the outcome of its renewals. */
export function isClosed(risk: RiskNow): boolean {
  return isSettled(risk) || risk.status === 'Resolved' || risk.status === 'Dismissed';
}

function isSettled({ status }: RiskNow): boolean {
  return status === 'Renewed' || status === 'Lost';
}

/** Of what stays open, where an alert is taken back. Of what recedes, the Flow completes every Task that nobody has begun. */
function tasksTakenBack({ created, alertedSince }: RiskHistory, values: Values, now: RiskNow): Values {
  const number = Number(now.values['Alert_Number__c'] ?? 0);
  if (created || Number(values['Alert_Number__c'] ?? number) >= number) return {};
  // the Flow starts when the mark changes: an earlier undo may have set it already, and a load come after that
  const marked = Date.parse(String(now.values[TAKEN_BACK_SINCE] ?? ''));
  const since = alertedSince.find((began) => !(Date.parse(began) <= marked));
  return since === undefined ? {} : { [TAKEN_BACK_SINCE]: since };
}

/** Without its alerts, so that the account is alerted as if for the first time should a run want it again. */
function takenBack(runId: string): Values {
  return {
    Status__c: 'Receded',
    Status_Reason__c: `Taken back: run ${runId} was undone.`.slice(0, 255),
    Alert_Number__c: 0,
    Last_Alerted__c: null,
    Peak_Band__c: null,
    Peak_Rank__c: null,
    Task_Due_Date__c: null,
    Run__c: null,
  };
}

/** A status that no load gave is a rep's own, and stays. */
function wantedBefore({ before, statuses }: RiskHistory, now: RiskNow): Values {
  if (now.status !== null && statuses.has(now.status)) return before;
  const { Status__c: _status, Status_Reason__c: _reason, ...rest } = before;
  return rest;
}

/** The values that the org does not hold yet; undefined: it holds them all. Equal fingerprints stand for equal figures. */
function differing(wanted: Values, now: RiskNow): Values | undefined {
  const sameFigures = isSame(wanted['Fingerprint__c'], now.values['Fingerprint__c']);
  const entries = Object.entries(wanted).filter(([column, value]) =>
    isToldByFingerprint(column) ? !sameFigures : !isSame(value, now.values[column]),
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function isSame(one: unknown, other: unknown): boolean {
  return (one ?? null) === (other ?? null);
}

function isOpen(status: unknown): boolean {
  return (OPEN_STATUSES as readonly unknown[]).includes(status);
}

function leave(kind: UndoKind): UndoDecision {
  return { kind, values: undefined, workedOn: false, opensAgain: false };
}
