// SPDX-License-Identifier: Apache-2.0
import { fingerprintOf } from '../../src/plan/index.ts';
import type { DecisionContext, WantedRisk } from '../../src/plan/index.ts';
import { composeRisk, createJudge } from '../../src/rules/index.ts';
import type { Threshold } from '../../src/rules/index.ts';
import { AS_OF, anAccount } from '../rules/anAccount.ts';
import { threeBands } from '../rules/aThreshold.ts';
import { SEASON } from './anOrg.ts';

/** The risk of an account with one renewal of this score. */
export const aWanted = (probabilityMicros: number, thresholds: readonly Threshold[] = threeBands()): WantedRisk => {
  const account = anAccount([{ probabilityMicros }]);
  const judgement = createJudge(thresholds, AS_OF)(account.renewals)!;
  const fields = composeRisk(account, judgement);
  const { deciding } = judgement;
  return { riskKey: 'A1:2026', accountRecordId: '001-A1', fields, fingerprint: fingerprintOf(fields), deciding };
};

export const aDecisionContext = (over: Partial<DecisionContext> = {}): DecisionContext => ({
  run: { runId: 'run-1', season: SEASON, asOf: AS_OF, scope: 'full' },
  loadDay: '2026-10-02',
  setting: { realertAfterDays: 30 },
  ranks: new Map(threeBands().map(({ band, rank }) => [band, rank])),
  ...over,
});
