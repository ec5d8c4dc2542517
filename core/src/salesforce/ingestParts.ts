// SPDX-License-Identifier: Apache-2.0
// Rows -> CSV files, each small enough for one ingest job. On disk, because an upload that is lost is sent again.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { FailedRow, IngestRequest } from '../load/ports.ts';
import { encodeHeader, encodeRow, keyOf } from './csvRow.ts';

export type IngestPart = {
  readonly path: string;
  readonly bytes: number;
  /** Keys of the rows, in order. */
  readonly keys: readonly string[];
};

export type IngestParts = {
  /** Writes the next part over the one before; undefined: no row is left. */
  next(): Promise<IngestPart | undefined>;
  /** Keys of the rows that are in no part yet. Writes no file. */
  rest(): Promise<readonly string[]>;
};

export type PartLimits = { readonly bytes: number; readonly rows: number };

/**
 * Parts a request's rows: each part stays below `bytes` and within `rows` (a row that is itself larger makes a part
 * alone). Rows with a value in `sharedParentColumn` come last, and of those that share one each part has one.
 * Rows that cannot be told in CSV go to `onRefused` and into no part.
 */
export function openParts(
  request: IngestRequest,
  folder: string,
  limits: PartLimits,
  onRefused: (row: FailedRow) => void,
): IngestParts {
  const header = encodeHeader(request.columns);
  const lines = sendingOrder(linesOf(request, onRefused));
  let ahead: Line | undefined;

  const take = async (): Promise<Line | undefined> => {
    const line = ahead ?? (await lines.next()).value;
    ahead = undefined;
    return line || undefined;
  };
  return {
    next: async () => {
      const first = await take();
      if (first === undefined) return undefined;
      const part = await openPart(join(folder, 'part.csv'), header);
      const parents = new Set<string>();
      try {
        for (let line: Line | undefined = first; line !== undefined; line = await take()) {
          if (part.rows() > 0 && !fits(line, part, limits, parents)) {
            ahead = line;
            break;
          }
          if (line.parent !== undefined) parents.add(line.parent);
          await part.add(line);
        }
        return await part.finish();
      } catch (error) {
        await part.close();
        throw error;
      }
    },
    rest: async () => {
      const keys: string[] = [];
      for (let line = await take(); line !== undefined; line = await take()) keys.push(line.key);
      return keys;
    },
  };
}

/** `parents`: those that the part has; it has none as long as its rows share none. */
function fits({ bytes, parent }: Line, part: PartFile, limits: PartLimits, parents: ReadonlySet<string>): boolean {
  if (part.rows() >= limits.rows || part.bytes() + bytes >= limits.bytes) return false;
  return parent === undefined || (parents.size > 0 && !parents.has(parent));
}

type Line = {
  readonly key: string;
  /** Of a parent that other rows share. */
  readonly parent: string | undefined;
  readonly text: string;
  readonly bytes: number;
};

async function* linesOf(request: IngestRequest, onRefused: (row: FailedRow) => void): AsyncGenerator<Line> {
  const { columns, keyColumn, sharedParentColumn } = request;
  for await (const row of request.rows()) {
    const text = encodeRow(row, columns, keyColumn);
    if (typeof text !== 'string') {
      onRefused(text);
      continue;
    }
    const parent = sharedParentColumn === undefined ? undefined : row[sharedParentColumn];
    const shared = typeof parent === 'string' ? parent : undefined;
    yield { key: keyOf(row, keyColumn), parent: shared, text, bytes: Buffer.byteLength(text) };
  }
}

/** Lines without a shared parent as they come; then the others, in rounds that have every parent once. */
async function* sendingOrder(lines: AsyncIterable<Line>): AsyncGenerator<Line, undefined> {
  let waiting: Line[] = [];
  for await (const line of lines) {
    if (line.parent === undefined) yield line;
    else waiting.push(line);
  }
  while (waiting.length > 0) {
    const parents = new Set<string>();
    const later: Line[] = [];
    for (const line of waiting) {
      if (parents.has(line.parent!)) {
        later.push(line);
        continue;
      }
      parents.add(line.parent!);
      yield line;
    }
    waiting = later;
  }
}

type PartFile = {
  bytes(): number;
  rows(): number;
  add(line: Line): Promise<void>;
  finish(): Promise<IngestPart>;
  /** May be called again. */
  close(): Promise<void>;
};

const WRITE_CHARACTERS = 256 * 1024;

async function openPart(path: string, header: string): Promise<PartFile> {
  const file = await open(path, 'w');
  const keys: string[] = [];
  let bytes = Buffer.byteLength(header);
  let pending = header;
  let closed = false;

  const flush = async (): Promise<void> => {
    const text = pending;
    pending = '';
    await file.writeFile(text);
  };
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await file.close();
  };
  return {
    bytes: () => bytes,
    rows: () => keys.length,
    add: async (line) => {
      pending += line.text;
      bytes += line.bytes;
      keys.push(line.key);
      if (pending.length >= WRITE_CHARACTERS) await flush();
    },
    finish: async () => {
      await flush();
      await close();
      return { path, bytes, keys };
    },
    close,
  };
}
