// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import { describeFault, formatTally, summarize } from '../../chaos/chaosResult.ts';
import type { PlayedRound } from '../../chaos/round/playRounds.ts';

const GOOD: PlayedRound = {
  number: 1,
  command: 'sf churn load',
  kills: [
    { phase: 'lease', call: 'PATCH /a', moment: 'unsent' },
    { phase: 'report', call: 'PUT /b', moment: 'answered' },
  ],
  faults: [],
};
const BAD: PlayedRound = {
  number: 2,
  command: 'sf churn undo',
  kills: [{ phase: 'lease', call: 'PATCH /a', moment: 'unsent' }],
  faults: Array.from({ length: 12 }, (_, index) => `missing: Risk ${index}`),
};

describe('the result of chaos', () => {
  test('counts kills by phase and moment, rounds by command, and names phases that were missed', () => {
    const { tally, ...rest } = summarize([GOOD, BAD]);

    expect(rest).toEqual({
      rounds: 2,
      kills: 3,
      commands: { 'sf churn load': 1, 'sf churn undo': 1 },
      missed: ['reading', 'planning', 'uploading', 'polling', 'task check'],
      faulty: [BAD],
    });
    expect([tally.lease, tally.report, tally.polling]).toEqual([
      { unsent: 2, 'half sent': 0, unanswered: 0, answered: 0 },
      { unsent: 0, 'half sent': 0, unanswered: 0, answered: 1 },
      { unsent: 0, 'half sent': 0, unanswered: 0, answered: 0 },
    ]);
  });

  test('is a table with a line for each phase', () => {
    expect(formatTally(summarize([GOOD, BAD])).split('\n')).toEqual([
      'killed while  unsent  half sent  unanswered  answered',
      'reading            0          0           0         0',
      'planning           0          0           0         0',
      'lease              2          0           0         0',
      'uploading          0          0           0         0',
      'polling            0          0           0         0',
      'task check         0          0           0         0',
      'report             0          0           0         1',
    ]);
  });

  test('says of a faulty round what is wrong, at most ten lines of it, and how to play it again', () => {
    const lines = describeFault(BAD, 9).split('\n');

    expect(lines[0]).toBe('Round 2 (sf churn undo) came to another end. Killed: lease, PATCH /a unsent.');
    expect(lines.slice(-2)).toEqual(['  and 2 more', '  Play it again: npm run chaos -- --seed 9 --round 2']);
    expect(lines).toHaveLength(13);
  });
});
