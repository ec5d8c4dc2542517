// SPDX-License-Identifier: Apache-2.0
// The rows "wanted" of the table of actions: one test or more for each cell.
import { decideWanted } from '../../src/plan/index.ts';
import type { Decision, OrgRisk, WantedRisk } from '../../src/plan/index.ts';
import { AS_OF } from '../rules/anAccount.ts';
import { aRecord, thresholdsOf } from '../rules/aThreshold.ts';
import { aDecisionContext, aWanted } from './aWanted.ts';
import { anOrgRisk } from './anOrg.ts';

// 850,000 is Critical, 700,000 High, 450,000 Medium, which makes no Task
const CRITICAL = aWanted(850_000);
const HIGH = aWanted(700_000);
const MEDIUM = aWanted(450_000);

const decide = (wanted: WantedRisk, over?: Partial<OrgRisk>): Decision =>
  decideWanted(wanted, over === undefined ? undefined : anOrgRisk(over), aDecisionContext());
const figuresOf = ({ fields, fingerprint }: WantedRisk) => ({ ...fields, Fingerprint__c: fingerprint });
const STAMP = { As_Of__c: '2026-09-30', Probability_Before__c: 0.5 };
const HIGH_ALERT = {
  Alert_Number__c: 2,
  Last_Alerted__c: '2026-09-30',
  Peak_Band__c: 'High',
  Peak_Rank__c: 30,
  Task_Due_Date__c: '2026-10-09',
};
const CRITICAL_ALERT = {
  Alert_Number__c: 2,
  Last_Alerted__c: '2026-09-30',
  Peak_Band__c: 'Critical',
  Peak_Rank__c: 40,
  Task_Due_Date__c: '2026-10-05',
};

describe('no Risk in the org', () => {
  const created = { Account__c: '001-A1', Risk_Key__c: 'A1:2026', Season__c: '2026', Status__c: 'Open' };
  const stamp = { As_Of__c: '2026-09-30', Probability_Before__c: null };

  test('creates it, with its first alert where the deciding record creates tasks', () => {
    expect(decide(HIGH)).toEqual({
      kind: 'create',
      newAlert: true,
      values: { ...created, ...figuresOf(HIGH), ...HIGH_ALERT, Alert_Number__c: 1, ...stamp },
      stamped: true,
      reason: 'At risk by High.',
    });
  });

  test('creates it without an alert, a peak and a due date where it does not', () => {
    expect(decide(MEDIUM)).toEqual({
      kind: 'create',
      newAlert: false,
      values: { ...created, ...figuresOf(MEDIUM), Alert_Number__c: 0, ...stamp },
      stamped: true,
      reason: 'At risk by Medium.',
    });
  });

  test('a record without Task_Due_In_Days clears the due date', () => {
    const undated = aWanted(700_000, thresholdsOf(aRecord({ Task_Due_In_Days__c: null })));

    expect(decide(undated).values?.Task_Due_Date__c).toBeNull();
  });
});

describe.each(['Open', 'In Progress', 'Snoozed'] as const)('%s', (status) => {
  test('is unchanged where the fingerprint is the same', () => {
    expect(decide(HIGH, { status, fingerprint: HIGH.fingerprint })).toEqual({
      kind: 'unchanged',
      newAlert: false,
      values: undefined,
      stamped: false,
      reason: 'The figures are the same.',
    });
  });

  test('is updated where the fingerprint differs; the status stays', () => {
    expect(decide(HIGH, { status })).toEqual({
      kind: 'update',
      newAlert: false,
      values: { ...figuresOf(HIGH), ...STAMP },
      stamped: true,
      reason: 'The figures changed.',
    });
  });

  test('escalates above the peak; Snoozed becomes Open', () => {
    expect(decide(CRITICAL, { status })).toEqual({
      kind: 'escalate',
      newAlert: true,
      values: {
        ...(status === 'Snoozed' ? { Status__c: 'Open' } : {}),
        ...figuresOf(CRITICAL),
        ...CRITICAL_ALERT,
        ...STAMP,
      },
      stamped: true,
      reason: 'Worse than High: Critical.',
    });
  });

  test('escalates even with the same fingerprint, then without the figures', () => {
    const risk = { status, fingerprint: HIGH.fingerprint, peakBand: null, peakRank: null, alertNumber: 0 };

    expect(decide(HIGH, risk)).toEqual({
      kind: 'escalate',
      newAlert: true,
      values: { ...(status === 'Snoozed' ? { Status__c: 'Open' } : {}), ...HIGH_ALERT, Alert_Number__c: 1, ...STAMP },
      stamped: true,
      reason: 'First alert: High.',
    });
  });
});

describe('Snoozed', () => {
  const over = { status: 'Snoozed', snoozedUntil: '2026-09-29' } as const;

  test('wakes when the day lies before asOf, with the figures where they changed', () => {
    expect(decide(HIGH, over)).toEqual({
      kind: 'wake',
      newAlert: false,
      values: { Status__c: 'Open', ...figuresOf(HIGH), ...STAMP },
      stamped: true,
      reason: 'Snoozed until 2026-09-29.',
    });
  });

  test('wakes by its status alone where the figures are the same', () => {
    expect(decide(HIGH, { ...over, fingerprint: HIGH.fingerprint })).toEqual({
      kind: 'wake',
      newAlert: false,
      values: { Status__c: 'Open' },
      stamped: false,
      reason: 'Snoozed until 2026-09-29.',
    });
  });

  test('sleeps on the day itself', () => {
    expect(decide(HIGH, { ...over, snoozedUntil: AS_OF, fingerprint: HIGH.fingerprint }).kind).toBe('unchanged');
  });
});

describe('the peak', () => {
  test.each<[string, Partial<OrgRisk>, boolean]>([
    ['an alert of the same rank is enough', { peakRank: 40, peakBand: 'Critical' }, false],
    ['blank needs an alert', { peakRank: null, peakBand: null }, true],
    ['the band counts by its rank of today, not by the one it had', { peakBand: 'Critical', peakRank: 4 }, false],
    ['the band counts by its rank of today where that is lower', { peakBand: 'High', peakRank: 99 }, true],
    ['a band that no active record has counts by its former rank', { peakBand: 'Gone', peakRank: 40 }, false],
    ['a band that no active record has counts by its lower former rank', { peakBand: 'Gone', peakRank: 39 }, true],
    ['bands are compared with case', { peakBand: 'critical', peakRank: 39 }, true],
  ])('%s', (_, over, alert) => {
    expect(decide(CRITICAL, over).newAlert).toBe(alert);
  });

  test('a record that creates no tasks never needs an alert', () => {
    expect(decide(MEDIUM, { peakBand: null, peakRank: null }).kind).toBe('update');
  });
});
