// SPDX-License-Identifier: Apache-2.0
import { parseArgs } from 'node:util';

export type BenchOptions = {
  /** Of the run that is read and planned. */
  readonly accounts: number;
  readonly renewalsPerAccount: number;
  /** Of the run that is loaded; 0: nothing is loaded. */
  readonly loadAccounts: number;
  /** How often each phase is measured. */
  readonly rounds: number;
  /** How often the page of an account is opened; 0: no pages. */
  readonly paints: number;
  /** Print JSON instead of a table. */
  readonly json: boolean;
};

export const BENCH_USAGE = `usage: npm run bench -- [--accounts N] [--renewals-per-account N] [--load-accounts N] [--rounds N]
                        [--paints N] [--json]
  --accounts N              accounts of the run that is read and planned (200000)
  --renewals-per-account N  in both runs (5)
  --load-accounts N         accounts of the run that is loaded into a local org (20000; 0: no load)
  --rounds N                how often each phase is measured (3)
  --paints N                how often the page of an account is opened for the panel's first paint (5; 0: no pages)
  --json                    print JSON instead of a table`;

/** Throws an Error that says what is wrong with the arguments. */
export function parseBenchOptions(args: readonly string[]): BenchOptions {
  const values = valuesOf(args);
  return {
    accounts: parseCount('accounts', values.accounts, 1),
    renewalsPerAccount: parseCount('renewals-per-account', values['renewals-per-account'], 1),
    loadAccounts: parseCount('load-accounts', values['load-accounts'], 0),
    rounds: parseCount('rounds', values.rounds, 1),
    paints: parseCount('paints', values.paints, 0),
    json: values.json,
  };
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        accounts: { type: 'string', default: '200000' },
        'renewals-per-account': { type: 'string', default: '5' },
        'load-accounts': { type: 'string', default: '20000' },
        rounds: { type: 'string', default: '3' },
        paints: { type: 'string', default: '5' },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${BENCH_USAGE}`, { cause: error });
  }
}

function parseCount(name: string, text: string, least: number): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= least) return count;
  throw new Error(`--${name} ${text}: give a whole number of at least ${least}\n${BENCH_USAGE}`);
}
