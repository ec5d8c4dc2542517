// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BENCH_FOLDER, ROOT } from '../../local/folders.ts';
import { generateRun, type RunSize } from './generateRun.ts';

/** A made-up run and the org seed that fits it. */
export type BenchRun = { readonly runFolder: string; readonly seedFolder: string };

/** Makes the larger and more varied runs; it lies beside the project, or nowhere. */
const MAKE_RUN = join(ROOT, '../shared/data/make-run.mjs');

/** Makes a run of this size, or finds the one that was made before: it would be the same. */
export async function prepareRun(size: RunSize): Promise<BenchRun> {
  const isShared = existsSync(MAKE_RUN);
  const folder = join(BENCH_FOLDER, `${size.accounts}x${size.renewalsPerAccount}-${isShared ? 'shared' : 'own'}`);
  if (!existsSync(folder)) {
    const draft = `${folder}.draft`;
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true });
    await (isShared ? callMakeRun(draft, size) : generateRun(draft, size));
    await rename(draft, folder);
  }
  const [runId] = await readdir(join(folder, 'runs'));
  return { runFolder: join(folder, 'runs', runId ?? ''), seedFolder: join(folder, 'org') };
}

async function callMakeRun(folder: string, { accounts, renewalsPerAccount }: RunSize): Promise<void> {
  const size = ['--accounts', String(accounts), '--renewals-per-account', String(renewalsPerAccount)];
  const child = spawn(process.execPath, [MAKE_RUN, ...size, '--out', folder], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  if (exitCode !== 0) throw new Error(`make-run.mjs ended with exit code ${exitCode ?? 'none'}`);
}
