// SPDX-License-Identifier: Apache-2.0
import { sha256, type OrgRisk, type PlannedAction, type TaskRoute } from '../../plan/index.ts';
import type { WritingKind } from '../writing/writingKind.ts';

/** What of a Risk decides what a plan writes to it, and what only a load changes. */
export type RiskState = Pick<
  OrgRisk,
  'status' | 'fingerprint' | 'peakBand' | 'peakRank' | 'alertNumber' | 'lastAlerted'
>;

/** A line of a plan file: one Risk that would be written. Holds its key and fingerprints, no name and no amount. */
export type PlanEntry = {
  readonly kind: WritingKind;
  readonly riskKey: string;
  /** Salesforce Id of the Risk; null: it is created. */
  readonly riskId: string | null;
  /** Salesforce Id of the Account of a Risk that is created, else null. */
  readonly accountId: string | null;
  readonly newAlert: boolean;
  /** Who gets the Task: `queue:` and its DeveloperName, or `owner:` and the user's Id; null without a new alert. */
  readonly route: string | null;
  /** `YYYY-MM-DD` of the Task, or null. */
  readonly dueDate: string | null;
  /** null: the Risk is created. */
  readonly before: RiskState | null;
  readonly after: RiskState;
  /** SHA-256 over the exact values that would be written. */
  readonly write: string;
};

/** The entry of an action that writes; `risk` is the Risk as the org holds it. */
export function planEntryOf(
  action: PlannedAction & { readonly kind: WritingKind },
  risk: OrgRisk | undefined,
): PlanEntry {
  const { kind, riskKey, riskId, newAlert, route, values = {}, stamped } = action;
  const before = risk === undefined ? null : riskStateOf(risk);
  return {
    kind,
    riskKey,
    riskId: riskId ?? null,
    accountId: values.Account__c ?? null,
    newAlert,
    route: route === undefined ? null : routeText(route),
    dueDate: values.Task_Due_Date__c ?? null,
    before,
    after: stateAfter(before, values),
    write: sha256(JSON.stringify([stamped, Object.entries(values).sort(byName)])),
  };
}

export function riskStateOf({ status, fingerprint, peakBand, peakRank, alertNumber, lastAlerted }: OrgRisk): RiskState {
  return { status, fingerprint, peakBand, peakRank, alertNumber, lastAlerted };
}

const NEW_RISK: RiskState = {
  status: 'Open',
  fingerprint: null,
  peakBand: null,
  peakRank: null,
  alertNumber: 0,
  lastAlerted: null,
};

function stateAfter(before: RiskState | null, values: NonNullable<PlannedAction['values']>): RiskState {
  const was = before ?? NEW_RISK;
  return {
    status: values.Status__c ?? was.status,
    fingerprint: values.Fingerprint__c ?? was.fingerprint,
    peakBand: values.Peak_Band__c ?? was.peakBand,
    peakRank: values.Peak_Rank__c ?? was.peakRank,
    alertNumber: values.Alert_Number__c ?? was.alertNumber,
    lastAlerted: values.Last_Alerted__c ?? was.lastAlerted,
  };
}

/** By Id: another name of the same owner changes nothing. */
function routeText(route: TaskRoute): string {
  return route.kind === 'owner' ? `owner:${route.ownerId}` : `queue:${route.name}`;
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
