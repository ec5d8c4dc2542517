// SPDX-License-Identifier: Apache-2.0
import * as z from 'zod';
import { ChurnError } from '../churnError.ts';
import { isCalendarDay } from './day.ts';

/** A prediction file as the manifest lists it. */
export type ListedFile = {
  /** Relative to the run folder, with `/`. */
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  /** Of the stored bytes, in lower-case hex. */
  readonly sha256: string;
};

export type PredictionFormat = 'parquet' | 'ndjson' | 'csv';

/** `p = sigmoid(a * margin + b)` */
export type Calibration = { readonly a: number; readonly b: number };

/** The model's figures on its test season, as given; unknown ones are kept. */
export type Metrics = z.output<typeof metricsSchema>;

/** manifest.json of contract churn-run/1, checked. Fields that the contract doesn't name are dropped. */
export type Manifest = Omit<z.output<typeof manifestSchema>, 'calibration'> & {
  /** a = 1 and b = 0 where the manifest says `none` or nothing. */
  readonly calibration: Calibration;
};

const FORMATS = ['parquet', 'ndjson', 'csv'] as const satisfies readonly PredictionFormat[];

const text = z.string().min(1);
const count = z.int().min(0);
const figure = z.number().nullish();
const relativePath = z.string().refine(isRelativePath, 'a path relative to the run folder, without ".." and "\\"');
const day = z.string().refine(isCalendarDay, 'a day, YYYY-MM-DD');
const utcTime = z.string().refine(isUtcTime, 'an RFC 3339 time in UTC, such as 2026-01-31T02:00:00Z');
const matching = (pattern: RegExp, meaning: string) => z.string().regex(pattern, meaning);
const anyObject = z.record(z.string(), z.unknown());

const fileSchema = z.object({
  path: relativePath,
  rows: count,
  bytes: count,
  sha256: matching(/^[0-9a-f]{64}$/i, '64 hex digits').transform((hex) => hex.toLowerCase()),
});

const metricsSchema = z.looseObject({
  testSeason: z.string().nullish(),
  rows: figure,
  baseRate: figure,
  auc: figure,
  averagePrecision: figure,
  brier: figure,
});

const calibrationSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('none') }),
  z.object({ type: z.literal('platt'), a: z.number(), b: z.number() }),
]);

const manifestSchema = z.object({
  contract: z.string(),
  runId: z.string().refine(isRunId, '1 to 64 of A-Z a-z 0-9 . _ -, a letter or digit first, without ".."'),
  season: matching(/^[A-Za-z0-9._-]{1,16}$/, '1 to 16 of A-Z a-z 0-9 . _ -'),
  asOf: day,
  scoredAt: utcTime,
  scope: z.enum(['full', 'partial']),
  currency: matching(/^[A-Z]{3}$/, 'a currency code of three capital letters (ISO 4217)'),
  model: z.object({ name: text, version: text, algorithm: text, notebookSha256: z.string().nullish() }),
  predictions: z.object({ format: z.enum(FORMATS), rows: count, accounts: count, files: z.array(fileSchema) }),
  metrics: metricsSchema.nullable(),
  calibration: calibrationSchema.nullish(),
  profile: relativePath.nullish(),
  evaluation: relativePath.nullish(),
  parameters: anyObject,
  versions: anyObject,
  dataVersions: anyObject,
});

/** Where a manifest was found: its URI for messages, and the folder's name, which must be the run's id. */
export type ManifestPlace = { readonly uri: string; readonly folderName: string };

/**
 * Checks the bytes of a manifest.json against the contract.
 *
 * @throws ChurnError `contract_unknown`, or `manifest_invalid` naming file, field and what was found.
 */
export function parseManifest(bytes: Uint8Array, { uri, folderName }: ManifestPlace): Manifest {
  const value = parseJson(bytes, uri);
  checkContract(value, uri);
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) throw invalidField(uri, parsed.error.issues[0], value);
  const manifest = parsed.data;
  if (manifest.runId !== folderName) {
    throw invalid(
      uri,
      `runId is ${JSON.stringify(manifest.runId)}, but its folder is called ${JSON.stringify(folderName)}`,
    );
  }
  checkFileList(manifest.predictions, uri);
  const { calibration } = manifest;
  return {
    ...manifest,
    calibration: calibration?.type === 'platt' ? { a: calibration.a, b: calibration.b } : { a: 1, b: 0 },
  };
}

/**
 * The two fields that order runs, without judging the rest of the manifest; undefined where they can't be read.
 * For choosing the latest run: a fault elsewhere in it is told when it is opened.
 */
export function readScoredAt(bytes: Uint8Array): string | undefined {
  try {
    const value = z.object({ scoredAt: utcTime }).safeParse(JSON.parse(decodeUtf8(bytes)));
    return value.success ? value.data.scoredAt : undefined;
  } catch {
    return undefined;
  }
}

function parseJson(bytes: Uint8Array, uri: string): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes));
  } catch (cause) {
    throw invalid(uri, `it is no JSON (${(cause as Error).message})`, cause);
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

function checkContract(value: unknown, uri: string): void {
  const contract = z.object({ contract: z.string() }).safeParse(value);
  if (!contract.success) throw invalidField(uri, contract.error.issues[0], value);
  if (/^churn-run\/1(\.\d+)?$/.test(contract.data.contract)) return;
  throw new ChurnError(
    'contract_unknown',
    `${uri}: contract is ${JSON.stringify(contract.data.contract)}; this version reads churn-run/1 and churn-run/1.<n>.`,
    'Install a version of this tool that knows the contract, or write the run for churn-run/1.',
  );
}

function checkFileList({ rows, files }: Manifest['predictions'], uri: string): void {
  const paths = new Set<string>();
  for (const [index, { path }] of files.entries()) {
    if (paths.has(path))
      throw invalid(uri, `predictions.files[${index}].path names ${JSON.stringify(path)} a second time`);
    paths.add(path);
  }
  const sum = files.reduce((total, file) => total + file.rows, 0);
  if (sum !== rows) throw invalid(uri, `predictions.rows is ${rows}, but the rows of its files add up to ${sum}`);
}

type Issue = z.core.$ZodIssue;

function invalidField(uri: string, issue: Issue | undefined, value: unknown): ChurnError {
  const field = issue?.path.reduce<string>(appendKey, '') || 'the manifest';
  const found = issue?.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null)?.[key], value);
  return invalid(uri, `${field}: ${issue?.message ?? 'is not valid'}; found ${quote(found)}`);
}

function appendKey(path: string, key: PropertyKey): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return path === '' ? String(key) : `${path}.${String(key)}`;
}

function quote(found: unknown): string {
  if (found === undefined) return 'nothing';
  const json = JSON.stringify(found);
  return json.length > 80 ? `${json.slice(0, 80)}...` : json;
}

function invalid(uri: string, fault: string, cause?: unknown): ChurnError {
  return new ChurnError(
    'manifest_invalid',
    `${uri}: ${fault}.`,
    'Correct what writes the manifest, and write the run anew.',
    {
      cause,
    },
  );
}

function isRunId(id: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(id) && !id.includes('..');
}

function isRelativePath(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !path.includes('..') && !path.includes('\\') && !path.includes('\0');
}

/** RFC 3339, section 5.6; `t` and `z` may be small there. A leap second is none here. */
function isUtcTime(time: string): boolean {
  const parts = /^(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?[Zz]$/.exec(time);
  return parts?.[1] !== undefined && isCalendarDay(parts[1]);
}
