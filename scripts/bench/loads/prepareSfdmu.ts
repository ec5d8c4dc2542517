// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BENCH_FOLDER } from '../../local/folders.ts';
import { runSf } from '../../local/sf.ts';

/** The plugin linked into plugin data of its own, so that nobody's `sf` has it afterwards. */
export type Sfdmu = { readonly dataFolder: string };

/** What the reference measurements were made with; older ones write by another API. */
const WANTED = 'sfdmu@5';

/** Links the plugin in the folder, or the one that npm brings; says why there is none. */
export async function prepareSfdmu(
  given: string | undefined,
  scratch: string,
): Promise<Sfdmu | { readonly missing: string }> {
  const installed = given === undefined ? installFromNpm() : { folder: given };
  if ('missing' in installed) return installed;
  const dataFolder = join(scratch, 'sfdmu-data');
  const link = ['plugins', 'link', installed.folder, '--no-install'];
  const { exitCode, stdout, stderr } = await runSf(link, { HOME: scratch, SF_DATA_DIR: dataFolder });
  return exitCode === 0
    ? { dataFolder }
    : { missing: `sf plugins link ${installed.folder} failed: ${stdout}${stderr}` };
}

function installFromNpm(): { readonly folder: string } | { readonly missing: string } {
  const root = join(BENCH_FOLDER, 'sfdmu');
  const folder = join(root, 'node_modules/sfdmu');
  if (existsSync(folder)) return { folder };
  mkdirSync(root, { recursive: true });
  // beside the Node that runs this
  const npm = join(dirname(process.execPath), 'npm');
  const args = ['install', '--prefix', root, '--no-audit', '--no-fund', '--ignore-scripts', WANTED];
  const { status, stderr } = spawnSync(existsSync(npm) ? npm : 'npm', args, { encoding: 'utf8' });
  return status === 0 ? { folder } : { missing: `npm install ${WANTED} failed: ${lastLine(stderr)}` };
}

function lastLine(text: string | null): string {
  const told = (text ?? '').split('\n').filter((line) => line.includes('error'));
  return told[1] ?? told[0] ?? 'npm was not found';
}
