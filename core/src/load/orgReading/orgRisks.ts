// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../churnError.ts';
import { RISK_STATUSES, type OrgRisk, type RiskStatus } from '../../plan/index.ts';
import type { Rows } from '../ports.ts';
import { eachRow, numberOrNull, soqlText, textOf, textOrNull, type OrgRow } from './orgRow.ts';

/** The season's Risks by Risk_Key__c in lower case, without what is only shown. */
export async function orgRisksIn(rows: Rows): Promise<ReadonlyMap<string, OrgRisk>> {
  const risks = new Map<string, OrgRisk>();
  for await (const row of eachRow(rows)) {
    const risk = asRisk(row);
    risks.set(risk.riskKey.toLowerCase(), risk);
  }
  return risks;
}

export function risksQuery(season: string): string {
  return (
    `SELECT Id, Account__c, Risk_Key__c, Status__c, Fingerprint__c, Probability__c, Peak_Band__c, Peak_Rank__c, ` +
    `Alert_Number__c, Last_Alerted__c, Next_Renewal_Date__c, Snoozed_Until__c FROM Risk__c WHERE Season__c = ${soqlText(season)}`
  );
}

function asRisk(row: OrgRow): OrgRisk {
  return {
    id: textOf(row, 'Id'),
    parentId: textOf(row, 'Account__c'),
    riskKey: textOf(row, 'Risk_Key__c'),
    status: statusOf(row),
    fingerprint: textOrNull(row, 'Fingerprint__c'),
    probability: numberOrNull(row, 'Probability__c'),
    peakBand: textOrNull(row, 'Peak_Band__c'),
    peakRank: numberOrNull(row, 'Peak_Rank__c'),
    alertNumber: numberOrNull(row, 'Alert_Number__c') ?? 0,
    lastAlerted: textOrNull(row, 'Last_Alerted__c'),
    nextRenewalDate: textOrNull(row, 'Next_Renewal_Date__c'),
    snoozedUntil: textOrNull(row, 'Snoozed_Until__c'),
  };
}

function statusOf(row: OrgRow): RiskStatus {
  const status = textOrNull(row, 'Status__c');
  const known = RISK_STATUSES.find((name) => name === status);
  if (known !== undefined) return known;
  throw new ChurnError(
    'org_response',
    `Risk ${textOf(row, 'Id')} has the Status__c ${status === null ? '(blank)' : `"${status}"`}, which the rules don't know.`,
    `Set it to one of ${RISK_STATUSES.join(', ')}.`,
  );
}
