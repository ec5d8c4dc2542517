// SPDX-License-Identifier: Apache-2.0
import type { LoadReport } from '@churn-risk/core/load';

/** What a load of one account with one alert leaves. */
export function aReport(parts: Partial<LoadReport>): LoadReport {
  return {
    loadId: '20251203T020000Z-4f9c2a',
    runId: 'run-2026-a',
    season: '2026',
    asOf: '2025-12-01',
    scope: 'full',
    source: 's3://churn/runs/run-2026-a/manifest.json',
    orgId: '00D000000000001EAA',
    outcome: 'loaded',
    dryRun: false,
    startedAt: '2025-12-03T02:00:00.000Z',
    finishedAt: '2025-12-03T02:00:04.500Z',
    stages: [{ stage: 'risks', milliseconds: 4500 }],
    rows: 1,
    rejects: 0,
    accounts: 1,
    atRisk: 1,
    unknown: 0,
    heldOut: 0,
    actions: [],
    bands: [],
    routes: [],
    newAlerts: { planned: 1, written: 1 },
    tasks: { alerts: 1, found: 1, missing: [] },
    failed: 0,
    retried: { records: 0, jobs: 0 },
    errors: [],
    gates: [],
    plan: null,
    warnings: [],
    thresholds: [],
    jobs: [],
    apiCalls: 30,
    polls: 15,
    resultFiles: [],
    ...parts,
  };
}
