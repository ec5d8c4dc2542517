// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** All paths absolute; undefined: the demo makes its own. */
export type DemoOptions = {
  readonly run: string | undefined;
  readonly seed: string | undefined;
  readonly thresholds: string | undefined;
};

export const DEMO_USAGE = `usage: npm run demo -- [--run DIR --seed DIR] [--thresholds FILE]
  --run DIR         a run folder (with manifest.json) instead of a made-up one
  --seed DIR        the <Object>.csv files of the org for that run
  --thresholds FILE instead of the thresholds in the org`;

/** Throws an Error that says what is wrong with the arguments. Paths are taken from `folder`. */
export function parseDemoOptions(args: readonly string[], folder: string): DemoOptions {
  const { run, seed, thresholds } = valuesOf(args);
  if (run !== undefined && seed === undefined)
    throw new Error(`--run needs --seed: without its accounts the org knows nobody of the run\n${DEMO_USAGE}`);
  const path = (value: string | undefined): string | undefined =>
    value === undefined ? undefined : resolve(folder, value);
  return { run: path(run), seed: path(seed), thresholds: path(thresholds) };
}

function valuesOf(args: readonly string[]): { run?: string; seed?: string; thresholds?: string } {
  try {
    const options = { run: { type: 'string' }, seed: { type: 'string' }, thresholds: { type: 'string' } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${DEMO_USAGE}`, { cause: error });
  }
}
