// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import type { PhaseRounds } from '../benchResult.ts';
import type { RunSize } from '../runs/generateRun.ts';
import { prepareRun } from '../runs/prepareRun.ts';
import { measureScript, type Measurement } from './measurement.ts';

export const READ_PHASES = {
  cheap: 'plain hyparquet, cheap columns',
  all: 'plain hyparquet, all columns',
  plan: 'read, judge and plan',
} as const;

/** What a plan needs of every row; the other columns only matter for accounts at risk. */
const CHEAP = [
  'account_key',
  'renewal_key',
  'product',
  'renewal_date',
  'renewal_value',
  'segment',
  'churn_probability',
];

/** Phases take turns, so that a machine that is busy for a while slows all of them down. */
export async function measureReading(size: RunSize, rounds: number): Promise<PhaseRounds> {
  const { runFolder, seedFolder } = await prepareRun(size);
  const measured: Record<keyof typeof READ_PHASES, Measurement[]> = { cheap: [], all: [], plan: [] };
  for (let round = 1; round <= rounds; round++) {
    measured.cheap.push(await measureScript(script('readPlain.ts'), [runFolder, ...CHEAP]));
    measured.all.push(await measureScript(script('readPlain.ts'), [runFolder]));
    measured.plan.push(await measureScript(script('readAndPlan.ts'), [runFolder, seedFolder]));
  }
  return new Map([
    [READ_PHASES.cheap, measured.cheap],
    [READ_PHASES.all, measured.all],
    [READ_PHASES.plan, measured.plan],
  ]);
}

function script(name: string): string {
  return join(import.meta.dirname, name);
}
