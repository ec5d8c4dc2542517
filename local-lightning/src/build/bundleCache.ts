// SPDX-License-Identifier: Apache-2.0
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bundle } from './bundle.ts';

/** The bundle of that kind and key from the folder; where it is not there, it is built and put there. */
export async function takeFromCache(
  folder: string,
  kind: string,
  key: string,
  build: () => Promise<Bundle>,
): Promise<Bundle> {
  const file = join(folder, `${kind}-${key}.json`);
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return JSON.parse(kept) as Bundle;
  const bundle = await build();
  await mkdir(folder, { recursive: true });
  // written aside first, because another start may read it at the same time
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(bundle));
  await rename(draft, file);
  return bundle;
}
