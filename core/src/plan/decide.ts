// SPDX-License-Identifier: Apache-2.0
import { daysBetween } from '../rules/calendar.ts';
import type { RiskFields } from '../rules/riskFields.ts';
import type { Setting, Threshold } from '../rules/threshold.ts';
import { composeWrite } from './composeWrite.ts';
import { OPEN_STATUSES } from './orgState.ts';
import type { OrgRisk, RiskStatus } from './orgState.ts';
import type { PlannedAction } from './plannedAction.ts';
import type { RunFacts } from './planContext.ts';

/** What is done with one Risk, and why. */
export type Decision = Pick<PlannedAction, 'kind' | 'newAlert' | 'values' | 'stamped' | 'reason'>;

/** A risk that the run wants in the org: the account is at risk, known and not held out. */
export type WantedRisk = {
  /** As it is written at create. */
  readonly riskKey: string;
  /** Salesforce Id of the Account. */
  readonly accountRecordId: string;
  readonly fields: RiskFields;
  readonly fingerprint: string;
  readonly deciding: Threshold;
};

/** Why a Risk of the org is not wanted by the run. */
export type UnwantedRisk = {
  /** An Account of the org holds the key. */
  readonly known: boolean;
  /** The run holds accepted renewals of the account. */
  readonly inRun: boolean;
  /** Rows of the account were rejected. */
  readonly incomplete: boolean;
};

/** What decisions depend on besides the risk itself. */
export type DecisionContext = {
  readonly run: RunFacts;
  /** Day of the load (UTC), `YYYY-MM-DD`. */
  readonly loadDay: string;
  readonly setting: Pick<Setting, 'realertAfterDays'>;
  /** The rank of each active band. */
  readonly ranks: ReadonlyMap<string, number>;
};

export const isOpen = (status: RiskStatus): boolean => (OPEN_STATUSES as readonly RiskStatus[]).includes(status);
export const isSettled = (status: RiskStatus): boolean => status === 'Renewed' || status === 'Lost';

/** The rows "wanted" of the table of actions. */
export function decideWanted(wanted: WantedRisk, risk: OrgRisk | undefined, context: DecisionContext): Decision {
  if (risk === undefined) return create(wanted, context);
  if (isSettled(risk.status)) return keep('settled', `The season is settled: ${risk.status}.`);
  if (isOpen(risk.status)) return followOpen(wanted, risk, context);
  return risk.status === 'Receded' ? reopenReceded(wanted, risk, context) : followClosed(wanted, risk, context);
}

/** The rows "not wanted" of the table of actions. */
export function decideUnwanted(unwanted: UnwantedRisk, risk: OrgRisk, { run }: DecisionContext): Decision {
  if (isSettled(risk.status)) return keep('settled', `The season is settled: ${risk.status}.`);
  if (!isOpen(risk.status)) return keep('none', `Not at risk, and ${risk.status} already.`);
  if (risk.nextRenewalDate !== null && risk.nextRenewalDate < run.asOf)
    return keep('await', `The renewal of ${risk.nextRenewalDate} is past: its outcome decides.`);
  if (!unwanted.known) return keep('orphan', 'No Account holds the key any more.');
  if (unwanted.incomplete) return keep('incomplete', 'Rows of the account could not be read.');
  if (!unwanted.inRun && run.scope === 'partial')
    return keep('out_of_scope', 'The run is partial and does not hold the account.');
  return recede(unwanted, run);
}

function create(wanted: WantedRisk, context: DecisionContext): Decision {
  const newAlert = wanted.deciding.createsTask;
  return {
    kind: 'create',
    newAlert,
    values: {
      Account__c: wanted.accountRecordId,
      Risk_Key__c: wanted.riskKey,
      Season__c: context.run.season,
      // composeWrite raises it where there is an alert
      Alert_Number__c: 0,
      ...composeWrite({ wanted, risk: undefined, status: 'Open', figures: true, newAlert }, context),
    },
    stamped: true,
    reason: `At risk by ${wanted.deciding.developerName}.`,
  };
}

function followOpen(wanted: WantedRisk, risk: OrgRisk, context: DecisionContext): Decision {
  const figures = wanted.fingerprint !== risk.fingerprint;
  const newAlert = needsAlert(wanted, risk, context);
  const snoozeOver = risk.snoozedUntil !== null && risk.snoozedUntil < context.run.asOf;
  const wakes = risk.status === 'Snoozed' && (newAlert || snoozeOver);
  const write = (kind: 'escalate' | 'wake' | 'update', reason: string): Decision => ({
    kind,
    newAlert,
    values: composeWrite({ wanted, risk, status: wakes ? 'Open' : undefined, figures, newAlert }, context),
    // a wake with the same figures writes its status alone
    stamped: figures || newAlert,
    reason,
  });
  if (newAlert) return write('escalate', alertReason(wanted, risk));
  if (wakes) return write('wake', `Snoozed until ${risk.snoozedUntil}.`);
  return figures ? write('update', 'The figures changed.') : keep('unchanged', 'The figures are the same.');
}

function reopenReceded(wanted: WantedRisk, risk: OrgRisk, context: DecisionContext): Decision {
  const rested =
    risk.lastAlerted === null || daysBetween(risk.lastAlerted, context.run.asOf) >= context.setting.realertAfterDays;
  const newAlert = needsAlert(wanted, risk, context) || (wanted.deciding.createsTask && rested);
  return reopen(wanted, risk, newAlert, context);
}

/** Resolved or Dismissed: a rep closed it, so only something worse than before opens it again. */
function followClosed(wanted: WantedRisk, risk: OrgRisk, context: DecisionContext): Decision {
  if (needsAlert(wanted, risk, context)) return reopen(wanted, risk, true, context);
  if (wanted.fingerprint === risk.fingerprint) return keep('unchanged', 'The figures are the same.');
  return {
    kind: 'update',
    newAlert: false,
    values: composeWrite({ wanted, risk, status: undefined, figures: true, newAlert: false }, context),
    stamped: true,
    reason: `The figures changed; it stays ${risk.status}.`,
  };
}

function reopen(wanted: WantedRisk, risk: OrgRisk, newAlert: boolean, context: DecisionContext): Decision {
  return {
    kind: 'reopen',
    newAlert,
    values: {
      Status_Reason__c: null,
      ...composeWrite({ wanted, risk, status: 'Open', figures: true, newAlert }, context),
    },
    stamped: true,
    reason: `At risk again by ${wanted.deciding.developerName}; it was ${risk.status}.`,
  };
}

function recede({ inRun }: UnwantedRisk, { runId, asOf }: RunFacts): Decision {
  const reason = inRun
    ? `No renewal at risk any more in run ${runId}, as of ${asOf}.`
    : `The account is not in run ${runId}, as of ${asOf}.`;
  const values = { Status__c: 'Receded', Status_Reason__c: reason } as const;
  return { kind: 'recede', newAlert: false, values, stamped: false, reason };
}

function keep(kind: Decision['kind'], reason: string): Decision {
  return { kind, newAlert: false, values: undefined, stamped: false, reason };
}

/** A record that creates tasks, and no alert so far or only of a lower rank. */
function needsAlert({ deciding }: WantedRisk, risk: OrgRisk, { ranks }: DecisionContext): boolean {
  // the peak's band by its rank of today, so that renumbering ranks alerts nobody
  const today = risk.peakBand === null ? undefined : ranks.get(risk.peakBand);
  const peak = today ?? risk.peakRank;
  return deciding.createsTask && (peak === null || peak < deciding.rank);
}

function alertReason({ deciding }: WantedRisk, risk: OrgRisk): string {
  return risk.peakBand === null ? `First alert: ${deciding.band}.` : `Worse than ${risk.peakBand}: ${deciding.band}.`;
}
