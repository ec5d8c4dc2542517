// SPDX-License-Identifier: Apache-2.0
import { parseArgs } from 'node:util';

export type BenchOptions = {
  /** Of the runs that are read and planned, one after the other. */
  readonly accounts: readonly number[];
  readonly renewalsPerAccount: number;
  /** Of the runs that are loaded, each account at risk; empty: nothing is loaded. */
  readonly risks: readonly number[];
  /** Folder of a compiled SFDMU; undefined: npm brings it. */
  readonly sfdmu: string | undefined;
  /** How often each phase is measured. */
  readonly rounds: number;
  /** How often the page of an account is opened; 0: no pages. */
  readonly paints: number;
  /** Print JSON instead of tables. */
  readonly json: boolean;
};

export const BENCH_USAGE = `usage: npm run bench -- [--accounts N,...] [--renewals-per-account N] [--risks N,...] [--sfdmu FOLDER]
                        [--rounds N] [--paints N] [--json]
  --accounts N,...          accounts of the runs that are read and planned (20000,200000)
  --renewals-per-account N  in all runs (5)
  --risks N,...             accounts of the runs that are loaded into a local org, each of them at risk
                            (20000,100000; 0: no load)
  --sfdmu FOLDER            a compiled SFDMU (default: what npm brings, else it is left out)
  --rounds N                how often each phase is measured (3)
  --paints N                how often the page of an account is opened for the panel's first paint (5; 0: no pages)
  --json                    print JSON instead of tables`;

/** Throws an Error that says what is wrong with the arguments. */
export function parseBenchOptions(args: readonly string[]): BenchOptions {
  const values = valuesOf(args);
  return {
    accounts: parseCounts('accounts', values.accounts, 1),
    renewalsPerAccount: parseCount('renewals-per-account', values['renewals-per-account'], 1),
    risks: parseCounts('risks', values.risks, 0).filter((count) => count > 0),
    sfdmu: values.sfdmu,
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
        accounts: { type: 'string', default: '20000,200000' },
        'renewals-per-account': { type: 'string', default: '5' },
        risks: { type: 'string', default: '20000,100000' },
        sfdmu: { type: 'string' },
        rounds: { type: 'string', default: '3' },
        paints: { type: 'string', default: '5' },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${BENCH_USAGE}`, { cause: error });
  }
}

function parseCounts(name: string, text: string, least: number): readonly number[] {
  return text.split(',').map((part) => parseCount(name, part, least));
}

function parseCount(name: string, text: string, least: number): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= least) return count;
  throw new Error(`--${name} ${text}: give a whole number of at least ${least}\n${BENCH_USAGE}`);
}
