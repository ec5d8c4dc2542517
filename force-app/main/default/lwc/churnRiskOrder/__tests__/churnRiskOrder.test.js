// SPDX-License-Identifier: Apache-2.0
import { groupRisks, isOpen, urgency } from 'c/churnRiskOrder';

const TODAY = '2026-11-23';
const aRisk = (changes) => ({ id: 'one', status: 'Open', season: '2027', reasons: [], ...changes });
const ids = (risks) => risks.map(({ id }) => id);

describe('c-churn-risk-order', () => {
  it('weighs the value at risk by the months that are left, at least one', () => {
    const at = (nextRenewalDate) => urgency(aRisk({ valueAtRisk: 900, nextRenewalDate }), TODAY);

    expect([at('2026-11-24'), at('2026-12-23'), at('2027-02-21'), at('2026-01-01'), at(null)]).toEqual([
      900, 900, 300, 900, 900,
    ]);
  });

  it('takes the probability where no value may be read', () => {
    expect(urgency(aRisk({ probability: 0.8, nextRenewalDate: '2026-12-01' }), TODAY)).toBe(0.8);
  });

  it('puts the most urgent open risk first', () => {
    const later = aRisk({ id: 'later', valueAtRisk: 1000, nextRenewalDate: '2027-05-22' });
    const sooner = aRisk({ id: 'sooner', valueAtRisk: 500, nextRenewalDate: '2026-12-01', status: 'Snoozed' });

    expect(ids(groupRisks([later, sooner], [], TODAY).open)).toEqual(['sooner', 'later']);
  });

  it('tells closed risks of a running season from those of earlier ones', () => {
    const risks = [
      aRisk({ id: 'open', season: '2026-b' }),
      aRisk({ id: 'resolved', status: 'Resolved' }),
      aRisk({ id: 'receded', status: 'Receded', season: '2026-b' }),
      aRisk({ id: 'lost', status: 'Lost' }),
      aRisk({ id: 'old', status: 'Dismissed', season: '2025' }),
    ];

    const groups = groupRisks(risks, [{ id: 'run', season: '2027' }], TODAY);

    expect([groups.open, groups.closed, groups.earlier].map(ids)).toEqual([
      ['open'],
      ['resolved', 'receded'],
      ['lost', 'old'],
    ]);
  });

  it('keeps a held risk among the open ones, whatever became of it', () => {
    const receded = aRisk({ id: 'receded', status: 'Receded' });

    expect(ids(groupRisks([receded], [], TODAY, ['receded']).open)).toEqual(['receded']);
    expect(groupRisks([receded], [], TODAY, ['receded']).earlier).toEqual([]);
  });

  it('takes a risk for open whose status may not be read', () => {
    const statuses = [undefined, 'Open', 'In Progress', 'Snoozed', 'Resolved', 'Renewed', null];

    expect(statuses.map((status) => isOpen(aRisk({ status })))).toEqual([true, true, true, true, false, false, false]);
  });
});
