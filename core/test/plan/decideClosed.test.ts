// SPDX-License-Identifier: Apache-2.0
// Wanted risks whose Risk is Receded, closed by a rep, or settled.
import { decideWanted } from '../../src/plan/index.ts';
import type { OrgRisk, WantedRisk } from '../../src/plan/index.ts';
import { AS_OF } from '../rules/anAccount.ts';
import { aDecisionContext, aWanted } from './aWanted.ts';
import { anOrgRisk } from './anOrg.ts';

const CRITICAL = aWanted(850_000);
const HIGH = aWanted(700_000);
const MEDIUM = aWanted(450_000);

const decide = (wanted: WantedRisk, over: Partial<OrgRisk>, realertAfterDays = 30) =>
  decideWanted(wanted, anOrgRisk(over), aDecisionContext({ setting: { realertAfterDays } }));
const reopened = ({ fields, fingerprint }: WantedRisk) => ({
  Status__c: 'Open',
  Status_Reason__c: null,
  ...fields,
  Fingerprint__c: fingerprint,
  As_Of__c: '2026-09-30',
  Probability_Before__c: 0.5,
});
const ALERT = { Alert_Number__c: 2, Last_Alerted__c: '2026-09-30' };

describe('Receded', () => {
  const status = 'Receded';

  test('reopens with the figures, without a new alert soon after the last one', () => {
    expect(decide(HIGH, { status, lastAlerted: '2026-09-01', fingerprint: HIGH.fingerprint })).toEqual({
      kind: 'reopen',
      newAlert: false,
      values: reopened(HIGH),
      stamped: true,
      reason: 'At risk again by High; it was Receded.',
    });
  });

  test.each<[string, Partial<OrgRisk>, boolean]>([
    ['30 days after the last one', { lastAlerted: '2026-08-31' }, true],
    ['29 days after the last one', { lastAlerted: '2026-09-01' }, false],
    ['where there was none', { lastAlerted: null }, true],
  ])('alerts again %s', (_, over, alert) => {
    expect(decide(HIGH, { status, ...over }).newAlert).toBe(alert);
  });

  test('the days are those of the setting', () => {
    expect(decide(HIGH, { status, lastAlerted: AS_OF }, 0).newAlert).toBe(true);
  });

  test('alerts at once above the peak', () => {
    expect(decide(CRITICAL, { status, lastAlerted: '2026-09-29' }).newAlert).toBe(true);
  });

  test('a new alert takes the peak of the deciding record, even where it is lower', () => {
    expect(decide(HIGH, { status, peakBand: 'Critical', peakRank: 40 }).values).toEqual({
      ...reopened(HIGH),
      ...ALERT,
      Peak_Band__c: 'High',
      Peak_Rank__c: 30,
      Task_Due_Date__c: '2026-10-09',
    });
  });

  test('never alerts by a record that creates no tasks', () => {
    expect(decide(MEDIUM, { status, lastAlerted: null }).newAlert).toBe(false);
  });
});

describe.each(['Resolved', 'Dismissed'] as const)('%s', (status) => {
  test('reopens with a new alert above the peak', () => {
    expect(decide(CRITICAL, { status })).toEqual({
      kind: 'reopen',
      newAlert: true,
      values: {
        ...reopened(CRITICAL),
        ...ALERT,
        Peak_Band__c: 'Critical',
        Peak_Rank__c: 40,
        Task_Due_Date__c: '2026-10-05',
      },
      stamped: true,
      reason: `At risk again by Critical; it was ${status}.`,
    });
  });

  test('stays closed below, and gets the figures; no day of rest alerts it again', () => {
    const { Status__c: _s, Status_Reason__c: _r, ...figures } = reopened(HIGH);

    expect(decide(HIGH, { status, lastAlerted: '2020-01-01' })).toEqual({
      kind: 'update',
      newAlert: false,
      values: figures,
      stamped: true,
      reason: `The figures changed; it stays ${status}.`,
    });
  });

  test('is unchanged with the same fingerprint', () => {
    expect(decide(HIGH, { status, fingerprint: HIGH.fingerprint }).kind).toBe('unchanged');
  });
});

test.each(['Renewed', 'Lost'] as const)('%s is never touched', (status) => {
  expect(decide(CRITICAL, { status, peakBand: null, peakRank: null })).toEqual({
    kind: 'settled',
    newAlert: false,
    values: undefined,
    stamped: false,
    reason: `The season is settled: ${status}.`,
  });
});
