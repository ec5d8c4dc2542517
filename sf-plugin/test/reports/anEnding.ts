// SPDX-License-Identifier: Apache-2.0
import type { LoadReport } from '@churn-risk/core/load';
import { aReport } from '../../../aws-bridge/test/loadRisks/aReport.ts';
import type { LoadEnding } from '../../src/reports/loadEnding.ts';

type Gate = LoadReport['gates'][number];

/** A load of three seconds that went well. */
export function anEnding(parts: Partial<LoadEnding> = {}): LoadEnding {
  return {
    dryRun: false,
    startedAt: new Date('2025-12-03T02:00:00Z'),
    endedAt: new Date('2025-12-03T02:00:03Z'),
    report: aReport({}),
    failure: undefined,
    goOn: undefined,
    ...parts,
  };
}

export function aGate(parts: Partial<Gate>): Gate {
  const open = { closed: false, overridable: true, overridden: false, warns: false };
  return { name: 'volume', ...open, figure: 1, limit: 50, message: '1 new alerts; 50 are allowed.', ...parts };
}

export const GATES: readonly Gate[] = [
  aGate({}),
  aGate({ name: 'recede', closed: true, message: '21 of 30 open risks would recede; 20 may.' }),
  aGate({ name: 'flow', closed: true, overridden: true, message: 'Not active: One.' }),
  aGate({ name: 'drift', warns: true, message: 'The scores have moved.' }),
  aGate({ name: 'stale', closed: true, overridable: false, message: 'The season has run-b.' }),
];

export { aReport };
