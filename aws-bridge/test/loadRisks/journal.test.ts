// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '@churn-risk/core/load';
import type { Ending } from '../../src/loadRisks/ending.ts';
import { openJournal } from '../../src/loadRisks/journal.ts';
import { journalLines } from '../journalLines.ts';
import { aReport } from './aReport.ts';

const lines = journalLines();
const DELIVERY = { requestId: 'request-1', receives: 2 };

test('a loaded run is one line with figures and no customer', () => {
  const [line] = told({ kind: 'loaded', report: aReport({ rows: 7 }) });

  expect(line).toMatchObject({
    level: 'INFO',
    service: 'load-risks',
    message: 'The run is loaded.',
    requestId: 'request-1',
    receives: 2,
    loadId: '20251203T020000Z-4f9c2a',
    runId: 'run-2026-a',
    season: '2026',
    outcome: 'loaded',
    rows: 7,
    rejects: 0,
    atRisk: 1,
    unknown: 0,
    failed: 0,
    newAlerts: 1,
    missingTasks: 0,
    apiCalls: 30,
    polls: 15,
    milliseconds: 4500,
  });
});

test('metrics count the ending and its figures', () => {
  const [, metrics] = told({ kind: 'incomplete', report: aReport({ failed: 3 }), cause: 'loaded with failures: 3' });

  expect(metrics).toMatchObject({
    service: 'load-risks',
    LoadsWithFailures: 1,
    AlertsWritten: 1,
    RecordsFailed: 3,
    TasksMissing: 0,
    _aws: { CloudWatchMetrics: [{ Namespace: 'ChurnRisk', Dimensions: [['service']] }] },
  });
});

test.each<[string, Ending, object]>([
  [
    'a duplicate',
    { kind: 'duplicate', run: 's3://b/runs/r', loadId: 'load-1' },
    { level: 'INFO', run: 's3://b/runs/r', earlierLoad: 'load-1' },
  ],
  [
    'a load to be continued',
    { kind: 'unfinished', error: new ChurnError('timed_out', 'Over.', 'Go on.') },
    { level: 'WARN', code: 'timed_out', reason: 'Over.', next: 'Go on.' },
  ],
  [
    'a refusal, but not its machine-readable detail',
    {
      kind: 'refused',
      error: new ChurnError('gates_closed', 'No.', 'Look.', { data: { secret: 1 } }),
      cause: 'No.',
      run: 's3://b/runs/r',
    },
    { level: 'ERROR', run: 's3://b/runs/r', code: 'gates_closed', reason: 'No.', next: 'Look.' },
  ],
  [
    'a fault of the program',
    { kind: 'failed', error: new TypeError('x is not a function') },
    { level: 'ERROR', code: 'unexpected', reason: 'TypeError: x is not a function' },
  ],
])('%s is told with its cause', (_, ending, facts) => {
  const [line] = told(ending);

  expect(line).toMatchObject(facts);
  expect(line).not.toHaveProperty('data');
});

/** What the journal writes: the log line, then the metrics. */
function told(ending: Ending): readonly object[] {
  const journal = openJournal();
  journal.tell(ending, DELIVERY);
  journal.close();
  return lines.map((line) => JSON.parse(line) as object);
}
