// SPDX-License-Identifier: Apache-2.0
import { parseArgs } from 'node:util';

export type ChaosOptions = {
  /** Rounds are played until so many processes were killed. */
  readonly kills: number;
  /** Every choice follows from seed and number of the round. */
  readonly seed: number;
  /** Only this round; counted from 1. */
  readonly round: number | undefined;
  /** Rounds that are played at once. */
  readonly lanes: number;
  /** Print JSON instead of a table. */
  readonly json: boolean;
};

export const CHAOS_USAGE = `usage: npm run chaos -- [--kills N] [--seed S] [--round K] [--lanes N] [--json]
  --kills N   how many processes are killed (100)
  --seed S    of all that is chance (1)
  --round K   play this round of the seed only, to look into a fault
  --lanes N   rounds that are played at once, each with an org of its own (2)
  --json      print JSON instead of a table`;

/** Throws an Error that says what is wrong with the arguments. */
export function parseChaosOptions(args: readonly string[]): ChaosOptions {
  const values = valuesOf(args);
  return {
    kills: parseCount('kills', values.kills, 1),
    seed: parseCount('seed', values.seed, 0),
    round: values.round === undefined ? undefined : parseCount('round', values.round, 1),
    lanes: parseCount('lanes', values.lanes, 1),
    json: values.json,
  };
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        kills: { type: 'string', default: '100' },
        seed: { type: 'string', default: '1' },
        round: { type: 'string' },
        lanes: { type: 'string', default: '2' },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${CHAOS_USAGE}`, { cause: error });
  }
}

function parseCount(name: string, text: string, least: number): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= least) return count;
  throw new Error(`--${name} ${text}: give a whole number of at least ${least}\n${CHAOS_USAGE}`);
}
