// SPDX-License-Identifier: Apache-2.0
import { applyBounds, evaluateBounds, leastBound, moveBound, openTrial, tryBounds } from 'c/churnThresholdTrial';
import { ANNA, PREVIEW, THRESHOLDS } from 'fixtures/aLoadedRun';

function open(preview = PREVIEW, thresholds = THRESHOLDS) {
  return openTrial(JSON.stringify(preview), JSON.stringify(thresholds));
}

describe('openTrial', () => {
  it('puts the records in the order of their severity', () => {
    expect(open().records.map(({ DeveloperName }) => DeveloperName)).toEqual(['Critical', 'High', 'Low']);
  });

  it.each([
    ['another version', { ...PREVIEW, v: 1 }, THRESHOLDS],
    ['a column that is too short', { ...PREVIEW, owner: [0] }, THRESHOLDS],
    ['thresholds that are no list', PREVIEW, {}],
    ['a threshold that the preview does not know', PREVIEW, [{ ...THRESHOLDS[0], DeveloperName: 'Other' }]],
  ])('refuses %s', (_, preview, thresholds) => {
    expect(() => open(preview, thresholds)).toThrow();
  });
});

describe('tryBounds', () => {
  it('gives both sides as loaded where nothing was moved', () => {
    const { comparison, places, neverDeciding } = tryBounds(open(), {});
    const totals = { accounts: 4, alerts: 3, value: 1450 };
    expect(comparison).toEqual({
      exact: true,
      now: totals,
      after: totals,
      enter: 0,
      leave: 0,
      bands: [
        { band: 'Critical', rank: 40, now: 2, after: 2 },
        { band: 'High', rank: 30, now: 1, after: 1 },
        { band: 'Low', rank: 10, now: 1, after: 1 },
      ],
      takers: [
        { kind: 'owner', id: ANNA, now: 2, after: 2, capacity: 1, overNow: true, over: true },
        { kind: 'queue', id: 'Churn_Risk_Fallback', now: 1, after: 1, capacity: null, overNow: false, over: false },
      ],
    });
    expect(places.map(({ band }) => band)).toEqual(['Critical', 'High', 'Critical', 'Low', null, null]);
    expect(neverDeciding).toEqual([]);
  });

  it('lets accounts and renewals enter where a bound sinks', () => {
    const { comparison } = tryBounds(open(), { Low: 0.15 });
    expect(comparison.after).toEqual({ accounts: 5, alerts: 3, value: 1460 });
    expect([comparison.enter, comparison.leave]).toEqual([1, 0]);
  });

  it('lets accounts leave and alerts end where bounds rise', () => {
    const { comparison } = tryBounds(open(), { Critical: 0.9, High: 0.9, Low: 0.5 });
    expect(comparison.after).toEqual({ accounts: 3, alerts: 1, value: 1420 });
    expect(comparison.bands.map(({ after }) => after)).toEqual([1, 0, 2]);
    expect([comparison.enter, comparison.leave]).toEqual([0, 1]);
  });

  it('names a record that decides for nobody any more', () => {
    const { neverDeciding } = tryBounds(open(), { Critical: 0.55 });
    expect(neverDeciding.map(({ never, because }) => [never.developerName, because.developerName])).toEqual([
      ['High', 'Critical'],
    ]);
  });
});

describe('bounds', () => {
  it('reach down to half of those of the load', () => {
    const trial = open();
    expect(['Critical', 'High', 'Low'].map((name) => leastBound(trial, name))).toEqual([0.4, 0.3, 0.125]);
  });

  it('are forgotten where they are those of the load again', () => {
    const moved = moveBound(THRESHOLDS, { Low: 0.2 }, 'High', 0.7);
    expect(moved).toEqual({ Low: 0.2, High: 0.7 });
    expect(moveBound(THRESHOLDS, moved, 'High', 0.6)).toEqual({ Low: 0.2 });
  });

  it('replace nothing but Min_Probability', () => {
    const [low, high, critical] = THRESHOLDS;
    expect(applyBounds(THRESHOLDS, { High: 0.7 })).toEqual([low, { ...high, Min_Probability__c: 0.7 }, critical]);
  });
});

describe('evaluateBounds', () => {
  it('gives each record as loaded and as tried', () => {
    const rates = evaluateBounds(open(), { High: 0.85 });
    expect(rates.map(({ name, label }) => [name, label])).toEqual([
      ['Critical', 'Critical!'],
      ['High', 'High'],
      ['Low', 'Low'],
    ]);
    const { now, after } = rates[1];
    expect([now.precision, now.recall, now.flagged, now.baseRate]).toEqual([0.5, 1, 4, 0.2]);
    expect([after.precision, after.recall, after.flagged]).toEqual([1, 0.5, 1]);
  });

  it('gives nothing where the run has no evaluation', () => {
    expect(evaluateBounds(open({ ...PREVIEW, evaluation: null }), {})).toBeUndefined();
  });
});
