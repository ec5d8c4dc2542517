// SPDX-License-Identifier: Apache-2.0
import { GATES, isOverridable, judgeGates, refusingGates } from '../../../src/plan/index.ts';
import type { GateFigures, GateName, GateVerdict } from '../../../src/plan/index.ts';
import { someFigures } from './someFigures.ts';

const closedBy = (over: Partial<GateFigures>): readonly GateName[] =>
  refusingGates(judgeGates(someFigures(over), new Set())).map(({ name }) => name);
const verdictOf = (name: GateName, over: Partial<GateFigures>): GateVerdict | undefined =>
  judgeGates(someFigures(over), new Set()).find((verdict) => verdict.name === name);

test('every gate is judged and open where nothing is wrong', () => {
  const verdicts = judgeGates(someFigures(), new Set());

  expect(verdicts.map(({ name, closed }) => [name, closed])).toEqual([
    ['rejects', false],
    ['unknown', false],
    ['volume', false],
    ['recede', false],
    ['drift', false],
    ['flow', false],
    ['allowance', false],
    ['access', false],
    ['stale', false],
  ]);
});

test('all closed gates are named together', () => {
  const all = {
    rows: 0,
    rejects: 6,
    unknown: 11,
    newAlerts: 51,
    maxNewAlerts: 0,
    receding: 1,
    drift: { psi: 0.3, earlierRunId: 'run-1' },
    inactiveFlows: ['A_Flow'],
    missingAccess: ['Task'],
    allowance: { limits: [{ what: 'API calls', needed: 1, remaining: 0, max: 100 }], keptPercent: 0 },
    seasonRuns: [{ runId: 'run-3', scoredAt: '2026-10-02T02:00:00Z', status: 'Loaded', newAlerts: 0 }],
  };

  expect(closedBy(all)).toEqual(GATES);
});

test('a gate says its figure, its limit and both in words', () => {
  expect(verdictOf('rejects', { rejects: 11 })).toEqual({
    name: 'rejects',
    closed: true,
    overridable: true,
    overridden: false,
    warns: false,
    figure: 11,
    limit: 10,
    message: '11 of 1000 rows were rejected; 10 are allowed (--max-rejects).',
  });
});

test('rejects: 1 % of the rows may be rejected, or what the user allows', () => {
  expect([closedBy({ rejects: 10 }), closedBy({ rejects: 11 })]).toEqual([[], ['rejects']]);
  expect([
    closedBy({ rejects: 11, maxRejects: { count: 11 } }),
    closedBy({ rejects: 1, maxRejects: { count: 0 } }),
  ]).toEqual([[], ['rejects']]);
});

test('unknown: 5 % of all accounts at risk may be unknown, or what the user allows', () => {
  expect([closedBy({ unknown: 10 }), closedBy({ unknown: 11 })]).toEqual([[], ['unknown']]);
  expect(closedBy({ unknown: 20, maxUnknown: { percent: 10 } })).toEqual([]);
});

test('recede: an empty run recedes nothing, nor does one of which every row was rejected', () => {
  expect([closedBy({ rows: 0 }), closedBy({ rows: 0, receding: 1 })]).toEqual([[], ['recede']]);
  expect(closedBy({ rows: 5, rejects: 5, receding: 1 })).toEqual(['recede']);
});

test('flow and access name what is missing', () => {
  expect(verdictOf('flow', { inactiveFlows: ['A', 'B'] })?.message).toBe('Not active: A, B.');
  expect(verdictOf('access', { missingAccess: ["Task can't be read"] })?.message).toBe("Task can't be read.");
});

test.each<[string, string, string, string, boolean]>([
  ['a later run', 'run-3', '2026-10-01T02:00:01Z', 'Loaded', true],
  ['a later run that is loading', 'run-3', '2026-10-01T02:00:01Z', 'Loading', true],
  ['a later run that was loaded with failures', 'run-3', '2026-10-01T02:00:01Z', 'Loaded with failures', true],
  ['a later run that failed', 'run-3', '2026-10-01T02:00:01Z', 'Failed', false],
  ['a later run that was undone', 'run-3', '2026-10-01T02:00:01Z', 'Undone', false],
  ['another run of the same moment', 'run-1', '2026-10-01T02:00:00.000+0000', 'Loaded', true],
  ['the run itself', 'run-2', '2026-10-01T02:00:00.000+0000', 'Loaded', false],
  ['an earlier run', 'run-1', '2026-10-01T01:59:59Z', 'Loaded', false],
])('stale: %s', (_, runId, scoredAt, status, closed) => {
  expect(closedBy({ seasonRuns: [{ runId, scoredAt, status, newAlerts: 0 }] })).toEqual(closed ? ['stale'] : []);
});

test('stale: fractions of a second do not count, as the org keeps none', () => {
  const run = { runId: 'run-2', scoredAt: '2026-10-01T02:00:00.700Z' };

  const loaded = { scoredAt: '2026-10-01T02:00:00.000+0000', status: 'Loaded', newAlerts: 0 };

  expect(closedBy({ run, seasonRuns: [{ ...loaded, runId: 'run-2' }] })).toEqual([]);
  expect(closedBy({ run, seasonRuns: [{ ...loaded, runId: 'run-1' }] })).toEqual(['stale']);
});

test('an override opens its own gate, never access or stale', () => {
  const verdicts = judgeGates(
    someFigures({ unknown: 11, inactiveFlows: ['A'], missingAccess: ['x'] }),
    new Set(['unknown', 'flow']),
  );

  expect(refusingGates(verdicts).map(({ name }) => name)).toEqual(['access']);
  expect(verdicts.filter(({ overridden }) => overridden).map(({ name }) => name)).toEqual(['unknown', 'flow']);
  expect([...GATES, 'other'].filter(isOverridable)).toEqual([
    'rejects',
    'unknown',
    'volume',
    'recede',
    'drift',
    'flow',
    'allowance',
  ]);
});
