// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FailedRow, IngestRequest, WriteRow } from '../../src/load/ports.ts';
import { writeParts } from '../../src/salesforce/ingestParts.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'parts-'))));
afterEach(() => rm(folder, { recursive: true }));

const request = (rows: readonly WriteRow[], groupColumn?: string): IngestRequest => ({
  object: 'Thing__c',
  operation: 'upsert',
  keyColumn: 'Key',
  columns: ['Key', 'Note'],
  rows: () => rows,
  ...(groupColumn === undefined ? {} : { groupColumn }),
});

async function collect(from: IngestRequest, partBytes: number) {
  const refused: FailedRow[] = [];
  const parts: Array<{ text: string; keys: readonly string[] }> = [];
  for await (const part of writeParts(from, folder, partBytes, (row) => refused.push(row))) {
    const text = await readFile(part.path, 'utf8');
    expect(part.bytes).toBe(Buffer.byteLength(text));
    parts.push({ text, keys: part.keys });
  }
  return { parts, refused };
}

const row = (key: string, group: string): WriteRow => ({ Key: key, Note: 'é', Group: group });
const HEADER = '"Key","Note"\n'; // 13 bytes; a row of `row` has 10

test('no rows make no part', async () => {
  expect(await collect(request([]), 100)).toEqual({ parts: [], refused: [] });
});

test('a part ends below the limit and the next begins with the header again', async () => {
  const rows = ['k1', 'k2', 'k3'].map((key) => row(key, key));

  const { parts } = await collect(request(rows), 34);

  expect(parts).toEqual([
    { text: `${HEADER}"k1","é"\n"k2","é"\n`, keys: ['k1', 'k2'] },
    { text: `${HEADER}"k3","é"\n`, keys: ['k3'] },
  ]);
});

test('a part that would reach the limit exactly is parted before', async () => {
  const rows = ['k1', 'k2'].map((key) => row(key, key));

  const { parts } = await collect(request(rows), 33);

  expect(parts.map(({ keys }) => keys)).toEqual([['k1'], ['k2']]);
});

test('a part never ends inside a group, even one that is too large alone', async () => {
  const rows = [row('k1', 'a'), row('k2', 'b'), row('k3', 'b'), row('k4', 'b'), row('k5', 'c')];

  const { parts } = await collect(request(rows, 'Group'), 34);

  expect(parts.map(({ keys }) => keys)).toEqual([['k1'], ['k2', 'k3', 'k4'], ['k5']]);
});

test('rows that cannot be told in CSV are in no part', async () => {
  const rows = [{ Key: 'k1', Note: '#N/A' }, row('k2', 'b')];

  const { parts, refused } = await collect(request(rows), 100);

  expect(parts.map(({ keys }) => keys)).toEqual([['k2']]);
  expect(refused.map(({ key }) => key)).toEqual(['k1']);
});

test('nothing is left on disk, also when the reader stops early', async () => {
  const rows = ['k1', 'k2', 'k3'].map((key) => row(key, key));

  for await (const part of writeParts(request(rows), folder, 25, () => undefined)) {
    expect(part.keys).toEqual(['k1']);
    break;
  }

  expect(await readdir(folder)).toEqual([]);
});
