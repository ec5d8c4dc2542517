// SPDX-License-Identifier: Apache-2.0
import type { SeasonRun } from '../../../src/load/orgReading/seasonRuns.ts';
import { addAlerts } from '../../../src/load/writing/alertCounts.ts';
import { NO_COUNTS } from '../../../src/load/writing/churnRunRecord.ts';
import type { Alert } from '../../../src/load/writing/findTasks.ts';
import { NOTHING_WRITTEN } from '../../../src/load/writing/writeRisks.ts';

const WRITTEN = { ...NOTHING_WRITTEN, newAlerts: 2 };
const ALERTS = [anAlert({ hasTask: true }), anAlert({ hasTask: false }), anAlert({ ofThisLoad: false, hasTask: true })];

describe('alerts and Tasks of a run', () => {
  test('are those of its first load', () => {
    expect(addAlerts(WRITTEN, ALERTS.slice(0, 2), undefined)).toEqual({ newAlerts: 2, tasks: 1 });
  });

  test('add up over its loads', () => {
    expect(addAlerts(WRITTEN, ALERTS, aRun('Loaded'))).toEqual({ newAlerts: 12, tasks: 10 });
  });

  test('are those of the org where a load died that could not add its own', () => {
    const many = [...ALERTS, ...Array.from({ length: 20 }, () => anAlert({ ofThisLoad: false, hasTask: true }))];

    expect(addAlerts(WRITTEN, many, aRun('Loading'))).toEqual({ newAlerts: 23, tasks: 22 });
  });
});

function anAlert(values: Partial<Alert>): Alert {
  return { riskId: 'a01', riskKey: 'a1:2026', ofThisLoad: true, hasTask: true, error: null, ...values };
}

function aRun(status: string): SeasonRun {
  return {
    id: 'a02',
    runId: 'run',
    season: '2026',
    scoredAt: null,
    status,
    lease: undefined,
    startedAt: null,
    madeAt: null,
    asOf: null,
    counts: { ...NO_COUNTS, New_Alerts__c: 10, Tasks__c: 9 },
    scope: 'full',
    scores: undefined,
  };
}
