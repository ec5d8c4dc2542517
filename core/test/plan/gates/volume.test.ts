// SPDX-License-Identifier: Apache-2.0
import type { GateFigures, SeasonRun } from '../../../src/plan/index.ts';
import { judgeVolume } from '../../../src/plan/gates/volume.ts';
import { someFigures } from './someFigures.ts';

const judge = (over: Partial<GateFigures>) => judgeVolume(someFigures(over));
const aRun = (day: number, newAlerts: number, over: Partial<SeasonRun> = {}): SeasonRun => ({
  runId: `run of day ${day}`,
  scoredAt: `2026-09-${String(day).padStart(2, '0')}T02:00:00.000Z`,
  status: 'Loaded',
  newAlerts,
  ...over,
});

test("a season's first run may make any number of alerts", () => {
  expect(judge({ newAlerts: 100_000 })).toEqual({
    closed: false,
    figure: 100_000,
    limit: undefined,
    message: '100000 new alerts; no run of the season was loaded before, so none are too many.',
  });
});

test('the setting is the limit, whatever earlier runs made', () => {
  const seasonRuns = [aRun(1, 1_000)];

  expect(judge({ newAlerts: 200, maxNewAlerts: 200, seasonRuns }).closed).toBe(false);
  expect(judge({ newAlerts: 201, maxNewAlerts: 200, seasonRuns })).toEqual({
    closed: true,
    figure: 201,
    limit: 200,
    message: '201 new alerts; 200 are allowed: the setting Max_New_Alerts__c is 200.',
  });
});

test('up to 50 alerts are always allowed', () => {
  expect(judge({ newAlerts: 50, maxNewAlerts: 0 }).closed).toBe(false);
  expect(judge({ newAlerts: 51, maxNewAlerts: 0 })).toEqual({
    closed: true,
    figure: 51,
    limit: 50,
    message: '51 new alerts; 50 are allowed: the setting Max_New_Alerts__c is 0, and up to 50 always are.',
  });
  expect(judge({ newAlerts: 51, seasonRuns: [aRun(1, 0)] })).toMatchObject({ closed: true, limit: 50 });
});

test("without the setting, five times the most of the season's last three runs in the order of their scoring", () => {
  const seasonRuns = [aRun(3, 20), aRun(1, 500), aRun(4, 10), aRun(2, 30)];

  expect(judge({ newAlerts: 150, seasonRuns }).closed).toBe(false);
  expect(judge({ newAlerts: 151, seasonRuns })).toEqual({
    closed: true,
    figure: 151,
    limit: 150,
    message:
      "151 new alerts; 150 are allowed: 5 times the 30 of run of day 2, the most of the season's last 3 loaded runs.",
  });
});

test.each(['Loading', 'Failed', 'Undone'])('a run that is %s is none to go by', (status) => {
  expect(judge({ newAlerts: 51, seasonRuns: [aRun(1, 0, { status })] }).limit).toBeUndefined();
});

test('a run that was loaded with failures counts, the run itself does not', () => {
  expect(judge({ seasonRuns: [aRun(1, 20, { status: 'Loaded with failures' })] }).limit).toBe(100);
  expect(judge({ seasonRuns: [aRun(1, 20, { runId: 'run-2' })] }).limit).toBeUndefined();
});
