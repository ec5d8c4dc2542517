// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { ChurnError } from '../../churnError.ts';
import { readLines, type FileStore } from '../../run/index.ts';
import type { PlanEntry } from './planEntry.ts';
import { PLAN_FORM, planHeaderSchema, type PlanHeader } from './planHeader.ts';
import type { SavedPlan } from './savedPlan.ts';

/** Where a plan file lies. */
export type PlanPlace = { readonly folder: FileStore; readonly name: string };

/**
 * Reads a plan file once for its seal; its entries are read when they are asked for.
 * @throws ChurnError `plan_invalid` for a file that is none, is cut off or altered, or is of another version
 */
export async function openPlanFile(place: PlanPlace): Promise<SavedPlan> {
  const uri = `${place.folder.uri}/${place.name}`;
  const { first, sha256, seal } = await readSealed(place).catch((error: unknown) => {
    // a line that is longer than any of ours
    throw error instanceof RangeError ? noPlan(uri) : error;
  });
  const header = readHeader(uri, first);
  if (seal !== JSON.stringify({ sha256 })) {
    throw planInvalid(uri, 'is not as it was saved: it is cut off, or was altered');
  }
  return { uri, header, sha256, entries: () => readEntries(place) };
}

type Sealed = {
  readonly first: string;
  /** Of all lines but the last. */
  readonly sha256: string;
  /** The last line. */
  readonly seal: string;
};

async function readSealed(place: PlanPlace): Promise<Sealed> {
  const hash = createHash('sha256');
  let first: string | undefined;
  let last: string | undefined;
  for await (const line of linesOf(place)) {
    first ??= line;
    if (last !== undefined) hash.update(`${last}\n`);
    last = line;
  }
  return { first: first ?? '', sha256: hash.digest('hex'), seal: last ?? '' };
}

async function* readEntries(place: PlanPlace): AsyncGenerator<PlanEntry> {
  let held: string | undefined;
  let isHeader = true;
  for await (const line of linesOf(place)) {
    if (held !== undefined) yield JSON.parse(held) as PlanEntry;
    held = isHeader ? undefined : line;
    isHeader = false;
  }
}

function linesOf({ folder, name }: PlanPlace): AsyncIterable<string> {
  return readLines(folder.read(name));
}

function readHeader(uri: string, line: string): PlanHeader {
  const value = parseJson(uri, line);
  const form = typeof value === 'object' && value !== null && 'form' in value ? value.form : undefined;
  if (form !== PLAN_FORM) {
    const found = typeof form === 'string' && form.length < 40 ? `is of the form ${form}` : 'is no plan';
    throw planInvalid(uri, `${found}; this version reads ${PLAN_FORM}`);
  }
  const read = planHeaderSchema.safeParse(value);
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw planInvalid(uri, `has a header that can't be used (${faults.join('; ')})`);
}

function parseJson(uri: string, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw noPlan(uri);
  }
}

function noPlan(uri: string): ChurnError {
  return planInvalid(uri, `is no plan; this version reads ${PLAN_FORM}`);
}

function planInvalid(uri: string, fault: string): ChurnError {
  const next = 'Make a new plan with --dry-run --plan-file, and have that approved.';
  return new ChurnError('plan_invalid', `${uri} ${fault}.`, next);
}
