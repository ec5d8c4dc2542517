// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import type { CallCounts } from '../../../chaos/kill/killPoint.ts';
import { diceOf, planRound } from '../../../chaos/round/planRound.ts';
import { PHASES } from '../../../chaos/tap/phase.ts';
import { MOMENTS } from '../../../chaos/tap/tap.ts';

const COUNTS: CallCounts = {
  reading: 20,
  planning: 2,
  lease: 8,
  uploading: 6,
  polling: 6,
  'task check': 5,
  report: 0,
};

const plan = (seed: number, round: number) => planRound(diceOf(seed, round), round, COUNTS);

describe('the plan of a round', () => {
  test('is the same for the same seed and number, and another for others', () => {
    expect(plan(1, 2)).toEqual(plan(1, 2));
    expect([plan(1, 3), plan(2, 2)]).not.toContainEqual(plan(1, 2));
  });

  test('kills in every phase that has calls, at every moment, sometimes several times', () => {
    const plans = Array.from({ length: 300 }, (_, index) => plan(1, index + 1));
    const kills = plans.flatMap((round) => round.kills);

    expect(new Set(kills.map(({ phase }) => phase))).toEqual(new Set(PHASES.slice(0, -1)));
    expect(new Set(kills.map(({ moment }) => moment))).toEqual(new Set(MOMENTS));
    expect(new Set(plans.map((round) => round.kills.length))).toEqual(new Set([1, 2, 3]));
    expect(kills.filter(({ phase, call }) => call >= COUNTS[phase])).toEqual([]);
    for (const phase of PHASES.slice(0, -1))
      expect(kills.filter((kill) => kill.phase === phase).length).toBeGreaterThan(kills.length / 12);
  });

  test('goes through the whole CLI every 25th time', () => {
    expect([24, 25, 50].map((round) => plan(1, round).launcher)).toEqual(['plugin', 'sf', 'sf']);
  });
});
