// SPDX-License-Identifier: Apache-2.0
// Seasons of made-up runs, each load held against the second reading (README.md).
import { ACTION_KINDS } from '@churn-risk/core/plan';
import { startChurnOrg, type ChurnOrg } from '../../../core/test/load/churnOrg.ts';
import { aFolder } from '../../../core/test/run/aFolder.ts';
import { seedOrg } from '../../local/seed/seedOrg.ts';
import type { Reading } from './askSecondReading.ts';
import { adminOf, loadAndCompare } from './loadAndCompare.ts';
import { SEED } from './madeUp/customers.ts';
import { createDice } from '../../dice.ts';
import { workOnRisks } from './madeUp/repsAtWork.ts';
import { writeSeason, type RunFormat, type SeasonRuns } from './madeUp/seasonRuns.ts';
import { CHANGED_THRESHOLDS, SETTING, THRESHOLDS } from './madeUp/thresholds.ts';
import { testWhereReadable } from './whereReadable.ts';

let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg();
  await seedOrg(adminOf(org), SEED);
}, 60_000);
afterEach(() => org.close());

const folder = aFolder();

const SEASONS: readonly { readonly season: string; readonly format: RunFormat; readonly seed: number }[] = [
  { season: '2024', format: 'ndjson', seed: 1 },
  { season: '2025', format: 'csv', seed: 2 },
  { season: '2026-P', format: 'parquet', seed: 3 },
];

for (const { season, format, seed } of SEASONS) {
  testWhereReadable(`every load of a season in ${format} does what the second reading says`, async () => {
    const runs = await writeSeason(folder.path, { season, format, seed });
    const dice = createDice(seed);
    const readings: Reading[] = [];
    const heldOut = new Set<string>();
    const load = async (run: keyof typeof runs, thresholds = THRESHOLDS): Promise<readonly string[]> => {
      const now = `2023-12-0${readings.length + 1}T04:30:00.000Z`;
      const given = { ...runs[run], ...earlierOf(runs, run), season, thresholds, setting: SETTING, now };
      const { reading, report } = await loadAndCompare(org, { ...given, heldOutBefore: [...heldOut] });
      readings.push(reading);
      for (const { arm, accountKey } of reading.assignments) if (arm === 'held_out') heldOut.add(accountKey);
      return report.jobs;
    };
    const reps = async (): Promise<void> => {
      await workOnRisks(adminOf(org), season, dice);
      await org.local.idle();
    };

    await load('first');
    expect(await load('first')).toEqual([]);
    await reps();
    await load('second');
    await reps();
    await load('second', CHANGED_THRESHOLDS);
    await load('partial');
    await reps();
    await load('last');
    expect(await load('last')).toEqual([]);

    // or the season would prove too little
    expect(kindsOf(readings)).toEqual([...ACTION_KINDS].sort());
    expect(codesOf(readings)).toEqual(EVERY_CODE.filter((code) => format !== 'parquet' || code !== 'bad_row'));
  });
}

const EVERY_CODE = [
  'account_not_together',
  'bad_date',
  'bad_drivers',
  'bad_gaps',
  'bad_number',
  'bad_probability',
  'bad_rationale',
  'bad_row',
  'bad_text',
  'duplicate_renewal',
  'missing_value',
];

/** The full run that each is held against, whatever was loaded in between. */
const EARLIER = { first: undefined, second: 'first', partial: 'second', last: 'second' } as const;

/** Not of runs in Parquet: their twins have rejects that the load does not see, and so other scores. */
function earlierOf(runs: SeasonRuns, run: keyof SeasonRuns): { readonly earlierRun?: string } {
  const earlier = EARLIER[run];
  return earlier === undefined || runs[earlier].twin !== undefined ? {} : { earlierRun: runs[earlier].run };
}

function kindsOf(readings: readonly Reading[]): readonly string[] {
  return [...new Set(readings.flatMap(({ decisions }) => decisions.map(({ kind }) => kind)))].sort();
}

function codesOf(readings: readonly Reading[]): readonly string[] {
  return [...new Set(readings.flatMap(({ rejects }) => rejects.map(({ code }) => code)))].sort();
}
