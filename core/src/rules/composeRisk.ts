// SPDX-License-Identifier: Apache-2.0
import type { AccountRenewals } from '../run/prediction.ts';
import { rankAccountDrivers } from './accountDrivers.ts';
import { renewalsByKey } from './atRiskRenewal.ts';
import { figureOf } from './exactDecimal.ts';
import { joinGaps, rankGaps } from './gaps.ts';
import type { Judgement } from './judge.ts';
import { measureRisk } from './measureRisk.ts';
import { composeRationale } from './rationale.ts';
import { composeReasons } from './reasons.ts';
import type { RiskFields } from './riskFields.ts';

const DRIVERS_SHOWN = 5;

/**
 * What the Risk of an account says. The order of the account's rows does not show in it.
 * @throws TypeError where the account was read without details
 */
export function composeRisk(account: AccountRenewals, { deciding, atRisk }: Judgement): RiskFields {
  const renewals = renewalsByKey(account, atRisk);
  const measures = measureRisk(renewals.map(({ renewal }) => renewal));
  const drivers = rankAccountDrivers(renewals).slice(0, DRIVERS_SHOWN);
  const gaps = rankGaps(renewals, account.incomplete);
  const [reason1, reason2, reason3] = composeReasons(drivers);
  return {
    Probability__c: measures.probabilityMicros / 1_000_000,
    Value_At_Risk__c: figureOf(measures.valueAtRiskCents, 2),
    Renewal_Value__c: figureOf(measures.renewalValueCents, 2),
    Value_Is_Partial__c: measures.valueIsPartial,
    Renewals_At_Risk__c: measures.renewalsAtRisk,
    Next_Renewal_Date__c: measures.nextRenewalDate,
    Band__c: deciding.band,
    Band_Rank__c: deciding.rank,
    Threshold__c: deciding.developerName,
    Reason_1__c: reason1,
    Reason_2__c: reason2,
    Reason_3__c: reason3,
    Rationale__c: composeRationale(drivers, renewals, gaps),
    Data_Gaps__c: joinGaps(gaps),
    Task_Priority__c: deciding.taskPriority,
    Assign_To__c: deciding.assignTo,
  };
}
