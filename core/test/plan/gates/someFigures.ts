// SPDX-License-Identifier: Apache-2.0
import type { GateFigures } from '../../../src/plan/index.ts';

/** Of a load that no gate closes on: run-2, scored on 1 October 2026. */
export const someFigures = (over: Partial<GateFigures> = {}): GateFigures => ({
  rows: 1_000,
  rejects: 0,
  maxRejects: undefined,
  atRisk: 200,
  unknown: 0,
  maxUnknown: undefined,
  newAlerts: 0,
  maxNewAlerts: undefined,
  receding: 0,
  openBefore: 0,
  drift: undefined,
  inactiveFlows: [],
  missingAccess: [],
  allowance: undefined,
  run: { runId: 'run-2', scoredAt: '2026-10-01T02:00:00Z' },
  seasonRuns: [],
  ...over,
});
