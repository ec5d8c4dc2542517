// SPDX-License-Identifier: Apache-2.0
import { encodeLines } from '../../../src/load/report/encodeLines.ts';

async function blocksOf(lines: Iterable<string>): Promise<readonly string[]> {
  const blocks: string[] = [];
  for await (const block of encodeLines(lines)) blocks.push(Buffer.from(block).toString());
  return blocks;
}

describe('encoded lines', () => {
  test('come in few blocks, all of them and in order', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index} ä\n`);
    const blocks = await blocksOf(lines);

    expect(blocks.join('')).toBe(lines.join(''));
    expect(blocks.length).toBe(Math.ceil(lines.join('').length / (1 << 16)));
  });

  test('are nothing where there are none', async () => {
    expect(await blocksOf([])).toEqual([]);
  });
});
