// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readContent, type Cell } from '../../../src/bulk/ingest/contentRows.ts';
import type { ColumnDelimiter, LineEnding } from '../../../src/bulk/job.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(
  content: string,
  lineEnding: LineEnding = 'LF',
  columnDelimiter: ColumnDelimiter = 'COMMA',
): Promise<Cell[][]> {
  const file = join(folder, 'content.csv');
  writeFileSync(file, content);
  const rows: Cell[][] = [];
  for await (const row of readContent(file, { lineEnding, columnDelimiter })) rows.push(row);
  return rows;
}

describe('readContent', () => {
  test('reads quoted, multi-line and untrimmed values', async () => {
    const rows = await read('A,B\n"say ""hi""","two\nlines"\n x , y\n');

    expect(rows).toEqual([
      ['A', 'B'],
      ['say "hi"', 'two\nlines'],
      [' x ', ' y'],
    ]);
  });

  test('takes a byte order mark for no part of the first name', async () => {
    expect(await read('\uFEFFName\nx\n')).toEqual([['Name'], ['x']]);
  });

  test('passes over blank lines and needs no line break at the end', async () => {
    expect(await read('A\n\n1\n\n2')).toEqual([['A'], ['1'], ['2']]);
  });

  test('an empty quoted value is a row of its own', async () => {
    expect(await read('A\n""\n')).toEqual([['A'], ['']]);
  });

  test('a quote in an unquoted value marks that value only', async () => {
    expect(await read('A,B\n"John", "Smith"\n"Ann","Lee"\n')).toEqual([
      ['A', 'B'],
      ['John', null],
      ['Ann', 'Lee'],
    ]);
  });

  test('rows keep the count of values that they have', async () => {
    expect(await read('A,B\n1\n1,2,3\n')).toEqual([['A', 'B'], ['1'], ['1', '2', '3']]);
  });

  test.each([
    ['BACKQUOTE', '`'],
    ['CARET', '^'],
    ['COMMA', ','],
    ['PIPE', '|'],
    ['SEMICOLON', ';'],
    ['TAB', '\t'],
  ] as const)('%s separates values', async (name, delimiter) => {
    expect(await read(`A${delimiter}B\n1${delimiter}2\n`, 'LF', name)).toEqual([
      ['A', 'B'],
      ['1', '2'],
    ]);
  });

  test('reads CRLF where the job says so', async () => {
    expect(await read('A,B\r\n"1\r\n",2\r\n', 'CRLF')).toEqual([
      ['A', 'B'],
      ['1\r\n', '2'],
    ]);
  });

  test.each([
    ['LF', 'A,B\r\n1,2\r\n'],
    ['CRLF', 'A,B\n1,2\n'],
  ] as const)('refuses a file with other line endings than %s', async (lineEnding, content) => {
    const message = `ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is ${lineEnding}`;
    await expect(read(content, lineEnding)).rejects.toThrow(message);
  });

  test('a line break inside quotes says nothing about the line ending', async () => {
    expect(await read('"A\r\n",B\n1,2\n')).toEqual([
      ['A\r\n', 'B'],
      ['1', '2'],
    ]);
  });

  test('refuses a file that ends inside quotes', async () => {
    await expect(read('A\n"never closed\n')).rejects.toThrow('ClientInputError : Failed to parse CSV.');
  });
});
