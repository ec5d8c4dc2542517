// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createScratchFile } from '../../../src/load/planning/scratchFile.ts';

describe('a scratch file', () => {
  test('gives all its bytes in order, in blocks', () => {
    const file = createScratchFile();
    const bytes = Buffer.alloc(2_500_000, 'abcdefghi');
    file.append(bytes.subarray(0, 10));
    file.append(bytes.subarray(10));

    expect(Buffer.concat([...file.blocks()]).equals(bytes)).toBe(true);
    file.close();
  });

  test('gives the bytes of a place', () => {
    const file = createScratchFile();
    file.append(Buffer.from('first'));
    const place = file.append(Buffer.from('second'));

    expect(file.read(place, 6).toString()).toBe('second');
    file.close();
  });

  test('gives them in any order, also while it grows', () => {
    const file = createScratchFile();
    const texts = Array.from({ length: 2_000 }, (_, index) => `text ${index} `.repeat(1 + (index % 50)));
    const places = texts.map((text) => file.append(Buffer.from(text)));
    const read = (index: number): string =>
      file.read(places[index] ?? 0, Buffer.byteLength(texts[index] ?? '')).toString();
    const order = [...texts.keys()];

    expect(order.map(read)).toEqual(texts);
    expect(order.toReversed().map(read)).toEqual(texts.toReversed());
    const place = file.append(Buffer.from('one more'));
    expect([read(1_998), read(1_999), file.read(place, 8).toString(), read(0)]).toEqual([
      texts[1_998],
      texts[1_999],
      'one more',
      texts[0],
    ]);
    file.close();
  });

  test('leaves nothing behind when it is closed, even twice', () => {
    const before = scratchFolders();
    const file = createScratchFile();
    file.append(Buffer.from('x'));
    file.close();
    file.close();

    expect(scratchFolders()).toEqual(before);
  });
});

function scratchFolders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`churn-load-${process.pid}-`));
}
