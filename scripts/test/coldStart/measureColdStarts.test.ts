// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { formatColdStarts, measureColdStarts } from '../../coldStart/measureColdStarts.ts';

test('what takes longer to load is measured as such', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cold-start-'));
  try {
    const quick = { name: 'quick', path: join(folder, 'quick.mjs'), bytes: 0 };
    const slow = { name: 'slow', path: join(folder, 'slow.mjs'), bytes: 1 };
    await writeFile(quick.path, '');
    await writeFile(slow.path, 'await new Promise((resolve) => setTimeout(resolve, 400));');

    const [first, second] = measureColdStarts([quick, slow], 1);

    expect(first).toMatchObject(quick);
    expect(second).toMatchObject(slow);
    expect(second!.milliseconds - first!.milliseconds).toBeGreaterThan(200);
    expect(first!.mebibytes).toBeGreaterThan(10);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('the table has whole kilobytes, milliseconds and mebibytes', () => {
  const results = [
    { name: 'load-risks', path: 'a', bytes: 463_911, milliseconds: 107.6, mebibytes: 83.2 },
    { name: 'x', path: 'b', bytes: 3_351_000, milliseconds: 1232, mebibytes: 120 },
  ];

  expect(formatColdStarts(results)).toBe(
    [
      '                  kB        ms       MiB',
      'load-risks       464       108        83',
      'x              3,351     1,232       120',
    ].join('\n'),
  );
});
