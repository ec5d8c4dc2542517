// SPDX-License-Identifier: Apache-2.0
import type { Delays } from '@churn-risk/local-org';
import { createDice, type Dice } from '../../dice.ts';
import { chooseKillPoint, type CallCounts, type KillPoint } from '../kill/killPoint.ts';
import type { Launcher } from '../process/startCommand.ts';

/** What a round is to do: all of it follows from seed, number and the calls of the undisturbed command. */
export type RoundPlan = {
  readonly launcher: Launcher;
  /** One after the other: each kills the command that was started again. */
  readonly kills: readonly KillPoint[];
  /** How long the platform takes, so that a kill meets jobs and Flows in any state. */
  readonly delays: Partial<Delays>;
};

/** Every so-many-th round goes through the whole CLI. */
const WITH_CLI = 25;

export function planRound(dice: Dice, number: number, counts: CallCounts): RoundPlan {
  const times = dice.pick([1, 1, 1, 1, 2, 2, 3]);
  return {
    launcher: number % WITH_CLI === 0 ? 'sf' : 'plugin',
    kills: Array.from({ length: times }, () => chooseKillPoint(dice, counts)),
    delays: {
      jobQueue: Math.floor(dice.between(0, 300)),
      jobRun: Math.floor(dice.between(0, 600)),
      asyncPath: Math.floor(dice.between(0, 300)),
    },
  };
}

/** The dice of a round: those of its neighbours fall quite differently. */
export function diceOf(seed: number, round: number): Dice {
  const dice = createDice(Math.imul(round, 0x9e3779b1) ^ Math.imul(seed + 1, 0x85ebca6b));
  for (let thrown = 0; thrown < 3; thrown++) dice.roll();
  return dice;
}
