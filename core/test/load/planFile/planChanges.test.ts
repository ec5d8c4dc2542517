// SPDX-License-Identifier: Apache-2.0
import { changeOf, goneChange } from '../../../src/load/planFile/planChanges.ts';
import type { PlanEntry, RiskState } from '../../../src/load/planFile/planEntry.ts';
import type { OrgRisk } from '../../../src/plan/index.ts';

const BEFORE: RiskState = {
  status: 'Open',
  fingerprint: 'f1',
  peakBand: 'High',
  peakRank: 30,
  alertNumber: 1,
  lastAlerted: '2025-12-01',
};
const ESCALATED: RiskState = { ...BEFORE, fingerprint: 'f2', peakBand: 'Critical', peakRank: 40, alertNumber: 2 };

function anEntry(parts: Partial<PlanEntry> = {}): PlanEntry {
  return {
    kind: 'escalate',
    riskKey: 'a1:2026',
    riskId: 'risk-1',
    accountId: null,
    newAlert: true,
    route: 'queue:One',
    dueDate: '2025-12-08',
    before: BEFORE,
    after: ESCALATED,
    write: 'w1',
    ...parts,
  };
}

function aRisk(state: RiskState): OrgRisk {
  return { ...state, id: 'risk-1', riskKey: 'a1:2026' } as OrgRisk;
}

describe('a risk that is to be written now as well', () => {
  test.each<[Partial<PlanEntry>, string | undefined]>([
    [{}, undefined],
    [{ before: { ...BEFORE, status: 'Resolved' } }, 'Status__c was Open and is Resolved'],
    [
      { before: { ...BEFORE, fingerprint: 'f9', alertNumber: 3 } },
      'Fingerprint__c is another, Alert_Number__c was 1 and is 3',
    ],
    [{ before: { ...BEFORE, peakBand: null } }, 'Peak_Band__c was High and is blank'],
    [{ before: null }, 'is gone'],
    [{ kind: 'update' }, 'the plan is to escalate it, now the run asks to update it'],
    [{ route: 'owner:005A' }, 'its Task would go to owner:005A, not queue:One'],
    [{ write: 'w2' }, 'other values would be written'],
  ])('%j', (now, reason) => {
    expect(changeOf(anEntry(), anEntry(now))).toEqual(reason && { cause: 'org', record: 'Risk risk-1', reason });
  });

  test('of which only the Task would be due otherwise is told apart', () => {
    expect(changeOf(anEntry(), anEntry({ dueDate: '2025-12-09', write: 'w2' }))).toEqual({
      cause: 'day',
      record: 'Risk risk-1',
      reason: 'its Task would be due on 2025-12-09, not 2025-12-08',
    });
    expect(changeOf(anEntry(), anEntry({ dueDate: null, route: 'queue:Two' }))).toMatchObject({ cause: 'org' });
  });

  test('that would be created is named by its Account', () => {
    const created = anEntry({ kind: 'create', riskId: null, accountId: '001A', before: null });

    expect(changeOf(created, { ...created, accountId: '001B' })).toEqual({
      cause: 'org',
      record: 'Account 001A',
      reason: 'the Account is 001B',
    });
    expect(changeOf(created, anEntry())).toMatchObject({ reason: 'there is a Risk already' });
  });
});

describe('a risk that needs no write any more', () => {
  test.each<[string, PlanEntry, RiskState | undefined, string | undefined]>([
    ['was written by this plan', anEntry(), ESCALATED, undefined],
    ['was written by this plan, and a rep went on', anEntry(), { ...ESCALATED, status: 'In Progress' }, undefined],
    ['was closed by a rep instead', anEntry(), { ...BEFORE, status: 'Lost' }, 'Status__c was Open and is Lost'],
    ['is gone', anEntry(), undefined, 'is gone'],
    ['was receded by this plan', aRecede(), { ...BEFORE, status: 'Receded' }, undefined],
    [
      'was dismissed before it could recede',
      aRecede(),
      { ...BEFORE, status: 'Dismissed' },
      'Status__c was Open and is Dismissed',
    ],
    ['is as it was, and the run says otherwise', aRecede(), BEFORE, 'needs no write any more'],
    ['was created by this plan', aCreate(), ESCALATED, undefined],
    ['was never created', aCreate(), undefined, 'is not wanted any more'],
  ])('%s', (_, entry, now, reason) => {
    expect(goneChange(entry, now && aRisk(now))?.reason).toBe(reason);
  });
});

function aRecede(): PlanEntry {
  return anEntry({ kind: 'recede', after: { ...BEFORE, status: 'Receded' } });
}

function aCreate(): PlanEntry {
  return anEntry({ kind: 'create', riskId: null, accountId: '001A', before: null });
}
