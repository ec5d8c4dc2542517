// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PLUGIN_FOLDER, SF_DATA, SF_HOME } from './folders.ts';
import { runSf } from './sf.ts';

/** Makes `sf churn` known to shells that use SF_DATA, and leaves the user's own plugins alone. */
export async function linkPlugin(): Promise<void> {
  if (await isLinked()) return;
  if (!existsSync(join(PLUGIN_FOLDER, 'lib')))
    throw new Error('sf-plugin is not compiled: run it with `npm run`, which does that first');
  await mkdir(SF_HOME, { recursive: true });
  const { exitCode, stdout, stderr } = await runSf(['plugins', 'link', PLUGIN_FOLDER, '--no-install'], {
    HOME: SF_HOME,
    SF_DATA_DIR: SF_DATA,
  });
  if (exitCode !== 0) throw new Error(`sf plugins link failed:\n${stdout}${stderr}`);
}

async function isLinked(): Promise<boolean> {
  try {
    const { oclif } = JSON.parse(await readFile(join(SF_DATA, 'package.json'), 'utf8')) as LinkedPlugins;
    return oclif?.plugins?.some(({ root }) => root === PLUGIN_FOLDER) ?? false;
  } catch {
    return false;
  }
}

type LinkedPlugins = { readonly oclif?: { readonly plugins?: readonly { readonly root?: string }[] } };
