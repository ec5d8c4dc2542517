// SPDX-License-Identifier: Apache-2.0
import { addDays } from '@churn-risk/core/rules';
import { writeRun, type RowCells } from '../../../../core/test/run/aRun.ts';
import { spoilRows } from './badRows.ts';
import { createDice } from '../../../dice.ts';
import { CALIBRATION, makeRenewals, SEASON_START } from './renewals.ts';

export type RunFormat = 'ndjson' | 'csv' | 'parquet';

/** `twin`: the same rows as NDJSON, of a run in Parquet. */
export type SeasonRun = { readonly run: string; readonly twin?: string };

/** `partial` holds two thirds of the customers; all but `last` hold bad rows. */
export type SeasonRuns = Readonly<Record<'first' | 'second' | 'partial' | 'last', SeasonRun>>;

type Season = { readonly season: string; readonly format: RunFormat; readonly seed: number };

/** Writes the runs of a season below `root`: the mood gets worse, then better; `last` sees other renewals. */
export async function writeSeason(root: string, season: Season): Promise<SeasonRuns> {
  const { seed, format } = season;
  const customers = (shift: number, from = seed) => makeRenewals(createDice(from), shift);
  const spoil = (rows: readonly (readonly RowCells[])[]) => spoilRows(rows, BROKEN_LINE[format]);
  const write = (name: string, day: number, scope: string, rows: ReturnType<typeof spoil>) =>
    writeSeasonRun(root, season, { name, asOf: addDays(SEASON_START, day), scope, rows });
  return {
    first: await write('a', 0, 'full', spoil(customers(0))),
    second: await write('b', 36, 'full', spoil(customers(0.4))),
    partial: await write('c', 62, 'partial', spoil(customers(-0.8).filter((_, index) => index % 3 > 0))),
    last: await write('d', 63, 'full', customers(-0.8, seed + 100)),
  };
}

type RunParts = {
  readonly name: string;
  readonly asOf: string;
  readonly scope: string;
  readonly rows: readonly (readonly (RowCells | string)[])[];
};

async function writeSeasonRun(
  root: string,
  { season, format, seed }: Season,
  { name, asOf, scope, rows }: RunParts,
): Promise<SeasonRun> {
  const middle = rows.length >> 1;
  const form = {
    manifest: {
      runId: `run-${season}-${name}`,
      season,
      asOf,
      scoredAt: `${addDays(asOf, 1)}T02:00:00Z`,
      scope,
      calibration: CALIBRATION,
    },
    files: [rows.slice(0, middle).flat(), rows.slice(middle).flat()],
  };
  if (format !== 'parquet') return { run: await writeRun(root, { ...form, format, gzip: seed % 2 === 0 }) };
  return {
    run: await writeRun(root, {
      ...form,
      format,
      parquet: { schema: { renewal_date: [DAY_AS_TEXT] }, rowGroupRows: 50 },
    }),
    twin: await writeRun(`${root}/twin`, form),
  };
}

/** What is no row in a text format. */
const BROKEN_LINE: Readonly<Record<RunFormat, string | undefined>> = {
  ndjson: '{"account_key": "broken"',
  csv: 'too,few,cells',
  parquet: undefined,
};

/** So that a day can be wrong. */
const DAY_AS_TEXT = {
  name: 'renewal_date',
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
  repetition_type: 'OPTIONAL',
} as const;
