// SPDX-License-Identifier: Apache-2.0
// Rows -> CSV files, each small enough for one ingest job. On disk, because an upload that is lost is sent again.
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FailedRow, IngestRequest, WriteRow } from '../load/ports.ts';
import { encodeHeader, encodeRow } from './csvRow.ts';

export type IngestPart = {
  readonly path: string;
  readonly bytes: number;
  /** Keys of the rows, in order. */
  readonly keys: readonly string[];
};

/**
 * Writes one part after the other into `folder`; a part's file is removed when the next one is asked for.
 * A part stays below `partBytes` and never ends inside a group (a group that is itself larger makes a part alone).
 * Rows that cannot be told in CSV go to `onRefused` and into no part.
 */
export async function* writeParts(
  request: IngestRequest,
  folder: string,
  partBytes: number,
  onRefused: (row: FailedRow) => void,
): AsyncGenerator<IngestPart> {
  const header = encodeHeader(request.columns);
  const encode = (row: WriteRow) => encodeRow(row, request.columns, request.keyColumn);
  let made = 0;
  let part: PartFile | undefined;
  try {
    for await (const group of groupsOf(request)) {
      const lines = encodeGroup(group, request.keyColumn, encode, onRefused);
      if (lines.keys.length === 0) continue;
      if (part && part.bytes() + lines.bytes >= partBytes) {
        yield await part.finish();
        await part.remove();
        part = undefined;
      }
      part ??= await openPart(join(folder, `part-${++made}.csv`), header);
      await part.add(lines);
    }
    if (part) yield await part.finish();
  } finally {
    await part?.remove();
  }
}

type Lines = { readonly text: string; readonly bytes: number; readonly keys: readonly string[] };

async function* groupsOf({ rows, groupColumn }: IngestRequest): AsyncGenerator<readonly WriteRow[]> {
  let group: WriteRow[] = [];
  for await (const row of rows()) {
    const joins = groupColumn !== undefined && row[groupColumn] === group[0]?.[groupColumn];
    if (group.length > 0 && !joins) {
      yield group;
      group = [];
    }
    group.push(row);
  }
  if (group.length > 0) yield group;
}

function encodeGroup(
  group: readonly WriteRow[],
  keyColumn: string,
  encode: (row: WriteRow) => string | FailedRow,
  onRefused: (row: FailedRow) => void,
): Lines {
  let text = '';
  const keys: string[] = [];
  for (const row of group) {
    const line = encode(row);
    if (typeof line !== 'string') {
      onRefused(line);
      continue;
    }
    text += line;
    keys.push(String(row[keyColumn] ?? ''));
  }
  return { text, bytes: Buffer.byteLength(text), keys };
}

type PartFile = {
  bytes(): number;
  add(lines: Lines): Promise<void>;
  finish(): Promise<IngestPart>;
  remove(): Promise<void>;
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
    add: async (lines) => {
      pending += lines.text;
      bytes += lines.bytes;
      for (const key of lines.keys) keys.push(key);
      if (pending.length >= WRITE_CHARACTERS) await flush();
    },
    finish: async () => {
      await flush();
      await close();
      return { path, bytes, keys };
    },
    remove: async () => {
      await close();
      await rm(path, { force: true });
    },
  };
}
