// SPDX-License-Identifier: Apache-2.0
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startLocal, type Local } from '../../local/startLocal.ts';
import type { BenchRun } from '../runs/prepareRun.ts';

/** A local org with package and seed that can be had again and again as it was before the first load. */
export type BenchOrg = {
  /** Does the work on stand-ins that nobody has loaded anything into. */
  use<T>(work: (local: Local) => Promise<T>): Promise<T>;
};

/** Deploys and seeds an org once; its state lies in the folder. */
export async function prepareOrg({ seedFolder }: BenchRun, folder: string): Promise<BenchOrg> {
  const untouched = join(folder, 'untouched.sqlite');
  const state = join(folder, 'org.sqlite');
  const options = { port: 0, seed: seedFolder, empty: false, faults: [] };
  await (await startLocal({ ...options, state: untouched }, () => {})).close();
  return {
    async use(work) {
      await rm(`${state}.s3`, { recursive: true, force: true });
      await cp(untouched, state);
      const local = await startLocal({ ...options, state }, () => {});
      try {
        return await work(local);
      } finally {
        await local.close();
      }
    },
  };
}
