// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { encodeCsv } from './encodeCsv.ts';
import { encodeNdjson } from './encodeNdjson.ts';
import { encodeParquet, type ParquetForm } from './encodeParquet.ts';

/** The cells of a row as a model would write them; a key that is absent is null, or no column at all. */
export type RowCells = Readonly<Record<string, unknown>>;

export type RunForm = {
  /** Laid over the manifest that fits the files; `predictions` over its part. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  /** The rows of each file, in order. In text formats a string stands for a raw line. */
  readonly files: ReadonlyArray<ReadonlyArray<RowCells | string>>;
  readonly format?: 'parquet' | 'ndjson' | 'csv';
  /** Text formats: each file in two gzip members. */
  readonly gzip?: boolean;
  readonly parquet?: ParquetForm;
};

export const RUN_ID = 'run-2026-a';

/** One renewal in good order: 1,000.00 of an academic customer, up on 31 January 2026, at 0.4. */
export function aRow(cells: RowCells = {}): RowCells {
  return {
    account_key: '0001',
    renewal_key: '0001-1',
    product: 'Journal of Soil Science',
    renewal_date: '2026-01-31',
    renewal_value: 1000,
    segment: 'Academic',
    churn_probability: 0.4,
    drivers: [{ feature: 'usage_trend', label: 'Change in usage', value: '-18 %', contribution: 0.8 }],
    base_value: null,
    other_contribution: null,
    data_gaps: null,
    ...cells,
  };
}

/** Writes a run below `root` and answers with its folder. Its manifest fits the files, but for what `manifest` overrides. */
export async function writeRun(root: string, form: RunForm): Promise<string> {
  const { manifest = {}, files, format = 'ndjson', gzip = false } = form;
  const runId = typeof manifest['runId'] === 'string' ? manifest['runId'] : RUN_ID;
  const folder = join(root, 'runs', runId);
  const ending = `${format}${gzip ? '.gz' : ''}`;
  const listed = [];
  for (const [index, rows] of files.entries()) {
    const path = `predictions/part-${String(index).padStart(5, '0')}.${ending}`;
    const bytes = encode(rows, form);
    await writeInto(folder, path, bytes);
    listed.push({
      path,
      rows: rows.length,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  }
  const accounts = countAccounts(files.flat());
  const rows = files.flat().length;
  const predictions = { format, rows, accounts, files: listed, ...(manifest['predictions'] as object | undefined) };
  const whole = { ...aManifest(predictions), runId, ...manifest, predictions };
  await writeInto(folder, 'manifest.json', JSON.stringify(whole));
  return folder;
}

/** A manifest in good order for these predictions. */
export function aManifest(predictions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return {
    contract: 'churn-run/1',
    runId: RUN_ID,
    season: '2026',
    asOf: '2025-12-01',
    scoredAt: '2025-12-02T02:00:00Z',
    scope: 'full',
    currency: 'EUR',
    model: { name: 'made-up', version: '1.0.0', algorithm: 'none' },
    predictions,
    metrics: null,
    parameters: {},
    versions: {},
    dataVersions: {},
  };
}

function encode(rows: ReadonlyArray<RowCells | string>, { format, gzip, parquet }: RunForm): Uint8Array {
  if (format === 'parquet')
    return encodeParquet(
      rows.filter((row) => typeof row !== 'string'),
      parquet,
    );
  const text = format === 'csv' ? encodeCsv(rows) : encodeNdjson(rows);
  return gzip ? gzipInTwo(text) : Buffer.from(text);
}

function gzipInTwo(text: string): Uint8Array {
  const bytes = Buffer.from(text);
  const middle = bytes.length >> 1;
  return Buffer.concat([gzipSync(bytes.subarray(0, middle)), gzipSync(bytes.subarray(middle))]);
}

function countAccounts(rows: ReadonlyArray<RowCells | string>): number {
  const keys = rows.flatMap((row) =>
    typeof row === 'string' ? [] : [String(row['account_key']).trim().toLowerCase()],
  );
  return new Set(keys).size;
}

async function writeInto(folder: string, path: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), bytes);
}
