// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../browser/chromium.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chromium-test-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('takes the first known name on the PATH', async () => {
  await writeFile(join(folder, 'google-chrome'), '');
  await writeFile(join(folder, 'chromium'), '');

  expect(findChromium({ PATH: `/nowhere:${folder}` })).toBe(join(folder, 'chromium'));
});

test('CHROMIUM goes before the PATH', async () => {
  const own = join(folder, 'my-browser');
  await writeFile(own, '');
  await writeFile(join(folder, 'chromium'), '');

  expect(findChromium({ PATH: folder, CHROMIUM: own })).toBe(own);
});

test('a CHROMIUM that is not there is not replaced by another one', async () => {
  await writeFile(join(folder, 'chromium'), '');

  expect(findChromium({ PATH: folder, CHROMIUM: join(folder, 'gone') })).toBeUndefined();
});

test('finds none where there is none', () => {
  expect(findChromium({ PATH: folder })).toBeUndefined();
});
