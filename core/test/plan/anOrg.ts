// SPDX-License-Identifier: Apache-2.0
import type { OrgAccount, OrgRisk, PlanContext, PlannedAction, RiskValues } from '../../src/plan/index.ts';
import { checkSetting, foldKey } from '../../src/rules/index.ts';
import { AS_OF } from '../rules/anAccount.ts';
import { threeBands } from '../rules/aThreshold.ts';

export const SEASON = '2026';

export const anOrgAccount = (over: Partial<OrgAccount> = {}): OrgAccount => ({
  id: `001-${over.key ?? 'A1'}`,
  key: 'A1',
  ownerId: '005-rep',
  ownerName: 'Rep One',
  ownerActive: true,
  ...over,
});

/** An Open risk that was alerted as High 60 days before the examples' "today". */
export const anOrgRisk = (over: Partial<OrgRisk> = {}): OrgRisk => ({
  id: 'risk-1',
  parentId: `001-${over.riskKey?.replace(/:.*/, '') ?? 'A1'}`,
  riskKey: 'A1:2026',
  status: 'Open',
  fingerprint: 'another',
  probability: 0.5,
  peakBand: 'High',
  peakRank: 30,
  alertNumber: 1,
  lastAlerted: '2026-08-01',
  nextRenewalDate: '2026-12-31',
  snoozedUntil: null,
  ...over,
});

export type OrgExample = {
  readonly accounts?: readonly OrgAccount[];
  readonly risks?: readonly OrgRisk[];
};

/** A full run of the season into an org that knows A1 and has no Risk. */
export const aContext = (over: Partial<Omit<PlanContext, 'accounts' | 'risks'>> & OrgExample = {}): PlanContext => ({
  run: { runId: 'run-1', season: SEASON, asOf: AS_OF, scope: 'full' },
  thresholds: threeBands(),
  setting: checkSetting().setting,
  loadDay: '2026-10-02',
  control: true,
  heldOutBefore: new Set(),
  ...over,
  accounts: new Map((over.accounts ?? [anOrgAccount()]).map((account) => [foldKey(account.key), account])),
  risks: new Map((over.risks ?? []).map((risk) => [foldKey(risk.riskKey), risk])),
});

/** The season's Risks after these actions were written. */
export const applyActions = (risks: readonly OrgRisk[], actions: readonly PlannedAction[]): readonly OrgRisk[] => {
  const after = new Map(risks.map((risk) => [foldKey(risk.riskKey), risk]));
  for (const { riskKey, values } of actions) {
    if (values === undefined) continue;
    const key = foldKey(riskKey);
    after.set(key, write(after.get(key) ?? blankRisk(riskKey), values));
  }
  return [...after.values()];
};

const blankRisk = (riskKey: string): OrgRisk => ({
  id: `risk of ${riskKey}`,
  riskKey,
  parentId: `001-${riskKey.replace(/:.*/, '')}`,
  status: 'Open',
  fingerprint: null,
  probability: null,
  peakBand: null,
  peakRank: null,
  alertNumber: 0,
  lastAlerted: null,
  nextRenewalDate: null,
  snoozedUntil: null,
});

const write = (risk: OrgRisk, values: RiskValues): OrgRisk => ({
  ...risk,
  status: values.Status__c ?? risk.status,
  fingerprint: values.Fingerprint__c ?? risk.fingerprint,
  probability: values.Probability__c ?? risk.probability,
  peakBand: values.Peak_Band__c ?? risk.peakBand,
  peakRank: values.Peak_Rank__c ?? risk.peakRank,
  alertNumber: values.Alert_Number__c ?? risk.alertNumber,
  lastAlerted: values.Last_Alerted__c ?? risk.lastAlerted,
  nextRenewalDate: values.Next_Renewal_Date__c ?? risk.nextRenewalDate,
});
