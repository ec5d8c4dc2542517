// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import type { PhaseResult } from '../../bench/benchResult.ts';
import { formatGoals, helpGoal, isMet, loadGoals, readingGoals } from '../../bench/goals.ts';

const aPhase = (name: string, rows: number, seconds: number, peakMiB: number, notes = {}): PhaseResult => ({
  ...{ name, rows, seconds, peakMiB, notes },
  rowsPerSecond: rows / seconds,
  timesFirst: 1,
});

const reading = (rows: number, peakMiB: number): readonly PhaseResult[] => [
  aPhase('plain hyparquet, cheap columns', rows, 1, 100),
  aPhase('plain hyparquet, all columns', rows, 5, 100),
  aPhase('read, judge and plan', rows, 3, peakMiB),
];

const loads = (risks: number): readonly PhaseResult[] => [
  aPhase('sf data upsert bulk', risks, 20, 600),
  aPhase('sf churn load', risks, 15, 300, { 'API calls': 30, polls: 16 }),
  aPhase('sf churn load, nothing changed', risks, 2, 250, { 'API calls': 8 }),
  aPhase('the stand-in alone', risks, risks / 25_000, 0),
];

describe('goals of the bench', () => {
  test('hold reading against plain hyparquet, and its memory against that of the smallest run', () => {
    expect(readingGoals([reading(1000, 200), reading(10_000, 210)])).toEqual([
      {
        goal: '10,000 predictions to a plan, in times of plain hyparquet over the cheap columns',
        found: 3,
        limit: 1.5,
        atLeast: false,
      },
      {
        goal: 'peak memory at 10,000 predictions, in times of that at 1,000',
        found: 1.05,
        limit: 1.1,
        atLeast: false,
      },
    ]);
  });

  test('say nothing of memory where one size was read', () => {
    expect(readingGoals([reading(1000, 200)]).map(({ found }) => found)).toEqual([3]);
  });

  test('hold a load against the CLI, and take polling off its calls', () => {
    expect(loadGoals(loads(20_000)).map(({ goal, found }) => [goal, found])).toEqual([
      ['20,000 risks: peak memory, in times of sf data upsert bulk', 0.5],
      ['20,000 risks: wall time, in times of sf data upsert bulk', 0.75],
      ['20,000 risks: API calls beside polling', 14],
      ['20,000 risks: API calls of a load that changes nothing', 8],
      ['20,000 risks: rows a second that the stand-in takes', 25_000],
    ]);
  });

  test('want few calls of loads up to 20,000 risks only', () => {
    expect(loadGoals(loads(20_001)).map(({ goal }) => goal)).not.toContain('20,001 risks: API calls beside polling');
  });

  test('are met at their limit', () => {
    const goal = helpGoal({ ours: 1.15, peer: 1, ratio: 1.15 });

    expect([isMet(goal), isMet({ ...goal, found: 1.16 }), isMet({ ...goal, atLeast: true, found: 1 })]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('are a line each that says by how much one is missed', () => {
    const few = { goal: 'calls', found: 30, limit: 15, atLeast: false };
    const many = { goal: 'rows a second', found: 10_000, limit: 20_000, atLeast: true };

    expect(formatGoals([few, many, { ...few, found: 1.5 }]).split('\n')).toEqual([
      'calls          30 (at most 15): MISSED, 2 times off',
      'rows a second  10,000 (at least 20,000): MISSED, 2 times off',
      'calls          1.50 (at most 15): met',
    ]);
  });
});
