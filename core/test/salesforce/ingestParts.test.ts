// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FailedRow, IngestRequest, WriteRow } from '../../src/load/ports.ts';
import { openParts } from '../../src/salesforce/ingestParts.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'parts-'))));
afterEach(() => rm(folder, { recursive: true }));

const request = (rows: readonly WriteRow[], sharedParentColumn?: string): IngestRequest => ({
  object: 'Thing__c',
  operation: 'upsert',
  keyColumn: 'Key',
  columns: ['Key', 'Note'],
  rows: () => rows,
  ...(sharedParentColumn === undefined ? {} : { sharedParentColumn }),
});

async function collect(from: IngestRequest, bytes: number, rows = Infinity) {
  const refused: FailedRow[] = [];
  const parts: Array<{ text: string; keys: readonly string[] }> = [];
  const opened = openParts(from, folder, { bytes, rows }, (row) => refused.push(row));
  for (let part = await opened.next(); part !== undefined; part = await opened.next()) {
    const text = await readFile(part.path, 'utf8');
    expect(part.bytes).toBe(Buffer.byteLength(text));
    parts.push({ text, keys: part.keys });
  }
  return { parts, refused };
}

const row = (key: string, parent?: string): WriteRow => ({ Key: key, Note: 'é', Parent: parent });
const HEADER = '"Key","Note"\n'; // 13 bytes; a row of `row` has 10

test('no rows make no part', async () => {
  expect(await collect(request([]), 100)).toEqual({ parts: [], refused: [] });
});

test('a part ends below the limit and the next begins with the header again', async () => {
  const rows = ['k1', 'k2', 'k3'].map((key) => row(key));

  const { parts } = await collect(request(rows), 34);

  expect(parts).toEqual([
    { text: `${HEADER}"k1","é"\n"k2","é"\n`, keys: ['k1', 'k2'] },
    { text: `${HEADER}"k3","é"\n`, keys: ['k3'] },
  ]);
});

test('a part that would reach the limit exactly is parted before', async () => {
  const rows = ['k1', 'k2'].map((key) => row(key));

  const { parts } = await collect(request(rows), 33);

  expect(parts.map(({ keys }) => keys)).toEqual([['k1'], ['k2']]);
});

test('a row that is too large alone makes a part alone', async () => {
  const { parts } = await collect(request(['k1', 'k2'].map((key) => row(key))), 5);

  expect(parts.map(({ keys }) => keys)).toEqual([['k1'], ['k2']]);
});

test('a part has no more rows than it may', async () => {
  const { parts } = await collect(request(['k1', 'k2', 'k3'].map((key) => row(key))), 1_000, 2);

  expect(parts.map(({ keys }) => keys)).toEqual([['k1', 'k2'], ['k3']]);
});

test('rows that share a parent come last, and of each parent a part has one', async () => {
  const rows = [row('k1', 'a'), row('k2'), row('k3', 'a'), row('k4', 'b'), row('k5', 'a'), row('k6')];

  const { parts } = await collect(request(rows, 'Parent'), 1_000);

  expect(parts.map(({ keys }) => keys)).toEqual([['k2', 'k6'], ['k1', 'k4'], ['k3'], ['k5']]);
});

test('whatever rows share, no part has two of one parent, and every row is in one part', async () => {
  const parentOf = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined });
  await fc.assert(
    fc.asyncProperty(fc.array(parentOf, { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), async (parents, most) => {
      const rows = parents.map((parent, at) => row(`k${at}`, parent));

      const { parts } = await collect(request(rows, 'Parent'), 1_000, most);

      expect(parts.flatMap(({ keys }) => keys).toSorted()).toEqual(rows.map(({ Key }) => Key).toSorted());
      for (const { keys } of parts) {
        const shared = keys.map((key) => parents[Number(key.slice(1))]).filter((parent) => parent !== undefined);
        expect(new Set(shared).size).toBe(shared.length);
        expect(shared.length === 0 || shared.length === keys.length).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});

test('rows that cannot be told in CSV are in no part', async () => {
  const rows = [{ Key: 'k1', Note: '#N/A' }, row('k2')];

  const { parts, refused } = await collect(request(rows), 100);

  expect(parts.map(({ keys }) => keys)).toEqual([['k2']]);
  expect(refused.map(({ key }) => key)).toEqual(['k1']);
});

test('the keys of what is in no part yet are told without writing it', async () => {
  const rows = [row('k1'), row('k2'), row('k3'), { Key: 'k4', Note: '#N/A' }, row('k5', 'a')];
  const refused: FailedRow[] = [];
  const parts = openParts(request(rows, 'Parent'), folder, { bytes: 1_000, rows: 1 }, (row) => refused.push(row));
  await parts.next();

  expect(await parts.rest()).toEqual(['k2', 'k3', 'k5']);
  expect(refused.map(({ key }) => key)).toEqual(['k4']);
  expect(await parts.next()).toBeUndefined();
});

test('one part after the other takes the same place on disk', async () => {
  const parts = openParts(request([row('k1'), row('k2')]), folder, { bytes: 1_000, rows: 1 }, () => undefined);

  const paths = [(await parts.next())?.path, (await parts.next())?.path];
  expect(paths[0]).toBe(paths[1]);
  expect(await readdir(folder)).toHaveLength(1);
});
