// SPDX-License-Identifier: Apache-2.0
// `npm run screenshots`: the images of the README, taken in a real Chromium of pages with a run that was loaded.
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { openBrowser } from './browser/openBrowser.ts';
import { ROOT } from './local/folders.ts';
import { loadKeptRun, type LoadedLocal } from './screenshots/loadKeptRun.ts';
import { listShots, TASK_DAY } from './screenshots/shot.ts';
import { takeShot } from './screenshots/takeShot.ts';

const FOLDER = join(ROOT, 'docs/images');

/** A clone should stay small. */
const MOST_BYTES = 300_000;

await main();

async function main(): Promise<void> {
  try {
    const local = await loadKeptRun(TASK_DAY, say);
    try {
      await takeShots(local);
    } finally {
      await local.close();
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

async function takeShots(local: LoadedLocal): Promise<void> {
  const browser = await openBrowser();
  try {
    await mkdir(FOLDER, { recursive: true });
    for (const shot of listShots(local.administrator)) {
      const image = await takeShot(browser, shot, local);
      if (image.length > MOST_BYTES) throw new Error(`${shot.name} has ${image.length} bytes: show less of the page`);
      const file = join(FOLDER, `${shot.name}.png`);
      await writeFile(file, image);
      say(`${relative(ROOT, file)}: ${Math.round(image.length / 1000)} kB`);
    }
  } finally {
    await browser.close();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
