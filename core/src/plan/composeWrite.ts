// SPDX-License-Identifier: Apache-2.0
import { addDays } from '../rules/calendar.ts';
import type { DecisionContext, WantedRisk } from './decide.ts';
import type { OrgRisk, RiskStatus } from './orgState.ts';
import type { RiskValues } from './plannedAction.ts';

/** The parts that a write of a wanted risk has. */
export type WriteParts = {
  readonly wanted: WantedRisk;
  /** undefined: the Risk is created. */
  readonly risk: OrgRisk | undefined;
  /** undefined: Status__c is left as it is. */
  readonly status: RiskStatus | undefined;
  readonly figures: boolean;
  readonly newAlert: boolean;
};

/** The values of exactly these parts. Run, as-of day and former probability go with figures or an alert, never alone. */
export function composeWrite(parts: WriteParts, context: DecisionContext): RiskValues {
  return {
    ...(parts.status === undefined ? {} : { Status__c: parts.status }),
    ...(parts.figures ? figureValues(parts) : {}),
    ...(parts.newAlert ? alertValues(parts, context) : {}),
    ...(parts.figures || parts.newAlert ? stampValues(parts, context) : {}),
  };
}

function figureValues({ wanted }: WriteParts): RiskValues {
  return { ...wanted.fields, Fingerprint__c: wanted.fingerprint };
}

/** The peak becomes the deciding record's, even where that is lower. */
function alertValues({ wanted: { deciding }, risk }: WriteParts, { run, loadDay }: DecisionContext): RiskValues {
  return {
    Alert_Number__c: (risk?.alertNumber ?? 0) + 1,
    Last_Alerted__c: run.asOf,
    Peak_Band__c: deciding.band,
    Peak_Rank__c: deciding.rank,
    Task_Due_Date__c: deciding.taskDueInDays === undefined ? null : addDays(loadDay, deciding.taskDueInDays),
  };
}

function stampValues({ risk }: WriteParts, { run }: DecisionContext): RiskValues {
  return { As_Of__c: run.asOf, Probability_Before__c: risk?.probability ?? null };
}
