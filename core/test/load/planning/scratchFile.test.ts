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
