// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ContentError, readContent, readHere, type Cell, type CsvForm } from '../../../src/bulk/ingest/contentRows.ts';
import { readInThread } from '../../../src/bulk/ingest/contentThread.ts';

const FORM: CsvForm = { columnDelimiter: 'COMMA', lineEnding: 'LF' };
const ROWS = 6_500;

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-thread-'));
  file = join(folder, 'content.csv');
});
afterAll(() => rmSync(folder, { recursive: true }));

const contentOf = (end: string, width = 20): string =>
  `Name,Text\n${Array.from({ length: ROWS }, (_, row) => `N ${row},"""${'x'.repeat(width)}"""\n`).join('')}${end}`;

async function gather(rows: AsyncIterable<Cell[]>): Promise<{ rows: Cell[][]; error: unknown }> {
  const gathered: Cell[][] = [];
  try {
    for await (const row of rows) gathered.push(row);
    return { rows: gathered, error: undefined };
  } catch (error) {
    return { rows: gathered, error };
  }
}

async function* rowsOf(answers: ReturnType<typeof readInThread>): AsyncGenerator<Cell[]> {
  for await (const answer of answers) {
    if ('broken' in answer) throw new ContentError(answer.broken);
    yield* answer.rows;
  }
}

describe('readInThread', () => {
  test('answers all rows in the order of the file', async () => {
    writeFileSync(file, contentOf(''));

    const { rows, error } = await gather(rowsOf(readInThread(file, FORM)));

    expect({ rows, error }).toEqual(await gather(readHere(file, FORM)));
    expect(rows).toHaveLength(ROWS + 1);
  });

  test('answers the rows before a broken one, and what is wrong with it', async () => {
    writeFileSync(file, contentOf('"never closed\n'));

    const { rows, error } = await gather(rowsOf(readInThread(file, FORM)));

    expect(error).toBeInstanceOf(ContentError);
    expect({ rows, error }).toEqual(await gather(readHere(file, FORM)));
  });

  test('ends its thread when nobody reads on', async () => {
    writeFileSync(file, contentOf(''));

    for await (const answer of readInThread(file, FORM)) {
      expect('rows' in answer && answer.rows[0]).toEqual(['Name', 'Text']);
      break;
    }

    expect(process.getActiveResourcesInfo()).not.toContain('Worker');
  });

  test('fails with the error of a file that is not there', async () => {
    await expect(gather(rowsOf(readInThread(join(folder, 'none.csv'), FORM)))).resolves.toMatchObject({
      rows: [],
      error: { code: 'ENOENT' },
    });
  });
});

describe('readContent', () => {
  test('reads a large file as it reads a small one', async () => {
    writeFileSync(file, contentOf('', 1_400));

    expect(await gather(readContent(file, FORM))).toEqual(await gather(readHere(file, FORM)));
  });
});
