// SPDX-License-Identifier: Apache-2.0
import { chooseScale, moveBound, openTrial } from 'c/churnThresholdTrial';
import { ANNA, BEN, PREVIEW, THRESHOLDS } from 'fixtures/aLoadedRun';

function open(preview = PREVIEW, thresholds = THRESHOLDS) {
  return openTrial(JSON.stringify(preview), JSON.stringify(thresholds));
}

function tryOut(bounds, preview) {
  return open(preview).tryBounds(bounds, chooseScale(1));
}

describe('openTrial', () => {
  it('says what the load was', () => {
    const { records, tryBounds, ...facts } = open();
    expect(facts).toEqual({
      asOf: '2026-10-01',
      currency: 'EUR',
      every: 1,
      capacity: 1,
      hasHeldOut: true,
      highest: 0.95,
      owners: [ANNA, BEN],
    });
    expect(typeof tryBounds).toBe('function');
    expect(records.map(({ record }) => record.DeveloperName)).toEqual(['Critical', 'High', 'Low']);
  });

  it('knows when nobody is held out', () => {
    expect(open({ ...PREVIEW, held: [0, 0, 0, 0, 0, 0] }).hasHeldOut).toBe(false);
  });

  it('lets bounds be tried down to half of those of the load', () => {
    expect(open().records.map(({ loaded, least }) => [loaded, least])).toEqual([
      [0.8, 0.4],
      [0.6, 0.3],
      [0.25, 0.125],
    ]);
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
    const { comparison, bars, neverDeciding } = tryOut({});
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
    expect(bars.filter(({ total }) => total > 0).map(({ from, counts }) => [from, counts])).toEqual([
      [0.15, [0, 0, 0, 1]],
      [0.3, [0, 0, 1, 0]],
      [0.7, [0, 1, 0, 0]],
      [0.85, [1, 0, 0, 0]],
      [0.9, [1, 0, 0, 0]],
      [0.95, [0, 0, 0, 1]],
    ]);
    expect(neverDeciding).toEqual([]);
  });

  it('lets accounts and renewals enter where a bound sinks', () => {
    const { comparison } = tryOut({ Low: 0.15 });
    expect(comparison.after).toEqual({ accounts: 5, alerts: 3, value: 1460 });
    expect([comparison.enter, comparison.leave]).toEqual([1, 0]);
  });

  it('lets accounts leave and alerts end where bounds rise', () => {
    const { comparison } = tryOut({ Critical: 0.9, High: 0.9, Low: 0.5 });
    expect(comparison.after).toEqual({ accounts: 3, alerts: 1, value: 1420 });
    expect(comparison.bands.map(({ after }) => after)).toEqual([1, 0, 2]);
    expect([comparison.enter, comparison.leave]).toEqual([0, 1]);
  });

  it('names a record that decides for nobody any more', () => {
    const { neverDeciding } = tryOut({ Critical: 0.55 });
    expect(neverDeciding).toEqual([{ never: 'High', because: 'Critical' }]);
  });

  it('replaces nothing but Min_Probability', () => {
    const [low, high, critical] = THRESHOLDS;
    expect(tryOut({ High: 0.7 }).tried).toEqual([critical, { ...high, Min_Probability__c: 0.7 }, low]);
  });

  it('gives the hit rates of each record as loaded and as tried', () => {
    const { rates } = tryOut({ High: 0.85 });
    expect(rates.map(({ name, label }) => [name, label])).toEqual([
      ['Critical', 'Critical!'],
      ['High', 'High'],
      ['Low', 'Low'],
    ]);
    const { now, after } = rates[1];
    expect([now.precision, now.recall, now.flagged, now.baseRate]).toEqual([0.5, 1, 4, 0.2]);
    expect([after.precision, after.recall, after.flagged]).toEqual([1, 0.5, 1]);
  });

  it('gives no hit rates where the run has no evaluation', () => {
    expect(tryOut({}, { ...PREVIEW, evaluation: null }).rates).toBeUndefined();
  });
});

describe('moveBound', () => {
  it('forgets a bound that is the one of the load again', () => {
    const { records } = open();
    const moved = moveBound(records, { Low: 0.2 }, 'High', 0.7);
    expect(moved).toEqual({ Low: 0.2, High: 0.7 });
    expect(moveBound(records, moved, 'High', 0.6)).toEqual({ Low: 0.2 });
  });
});
