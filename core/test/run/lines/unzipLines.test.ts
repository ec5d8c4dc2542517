// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from 'node:zlib';
import { unzipLines } from '../../../src/run/index.ts';
import { chunksOf } from './chunksOf.ts';

const linesOf = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const lines: string[] = [];
  for await (const line of unzipLines(chunksOf(bytes, 7))) lines.push(line);
  return lines;
};

test('gives the lines of all gzip members, the last without its end too', async () => {
  const bytes = Buffer.concat([gzipSync('eins\nzwö'), gzipSync('lf\n\ndrei')]);

  expect(await linesOf(bytes)).toEqual(['eins', 'zwölf', '', 'drei']);
});

test('a line that does not end is not gathered without end', async () => {
  await expect(linesOf(gzipSync(Buffer.alloc(3 << 20, 'x')))).rejects.toThrow(
    'a line is longer than 1048576 characters',
  );
});

test('what is no gzip is told', async () => {
  await expect(linesOf(Buffer.from('plain text'))).rejects.toThrow('incorrect header check');
});
