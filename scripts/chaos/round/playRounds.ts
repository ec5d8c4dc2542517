// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import type { ChurnCommand } from '../process/churnCommand.ts';
import { diceOf, planRound } from './planRound.ts';
import { playRound, type RoundResult } from './playRound.ts';
import { today, type Yardstick } from './yardstick.ts';

export type Rounds = {
  readonly seed: number;
  /** At least one; the dice choose among them. */
  readonly commands: readonly [ChurnCommand, ...ChurnCommand[]];
  readonly yardstickOf: (command: ChurnCommand) => Promise<Yardstick>;
  /** For what the lanes need. */
  readonly folder: string;
};

export type PlayedRound = RoundResult & { readonly number: number; readonly command: string };

/** Plays rounds in lanes side by side until so many processes were killed. `tell` hears of each as it ends. */
export async function playRounds(
  rounds: Rounds,
  { kills, lanes }: { readonly kills: number; readonly lanes: number },
  tell: (round: PlayedRound) => void,
): Promise<readonly PlayedRound[]> {
  const played: PlayedRound[] = [];
  let begun = 0;
  let killed = 0;
  const playLane = async (lane: number): Promise<void> => {
    while (killed < kills) {
      const round = await playNumbered(rounds, (begun += 1), `lane-${lane}`);
      killed += Math.max(round.kills.length, round.faults.length > 0 ? 1 : 0);
      played.push(round);
      tell(round);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, lane) => playLane(lane)));
  return played.toSorted((left, right) => left.number - right.number);
}

/** The round of this number, whatever was played before. */
export async function playNumbered(rounds: Rounds, number: number, lane: string): Promise<PlayedRound> {
  const dice = diceOf(rounds.seed, number);
  const command = dice.pick([...rounds.commands]);
  for (;;) {
    const yardstick = await rounds.yardstickOf(command);
    const plan = planRound(dice, number, yardstick.counts);
    const result = await playRound(command, plan, yardstick, join(rounds.folder, lane));
    // due dates are those of the day, so a round that midnight falls into proves nothing
    if (today() === yardstick.day) return { ...result, number, command: command.name };
  }
}
