// SPDX-License-Identifier: Apache-2.0
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { putRun } from '../../demo/putRun.ts';
import { startLocal } from '../../local/startLocal.ts';
import { BENCH_THRESHOLDS } from '../benchThresholds.ts';
import type { BenchRun } from '../runs/prepareRun.ts';
import { measureLoad } from './measureLoad.ts';
import type { Measurement } from './measurement.ts';

/** A local org with package and seed that can be had again and again as it was before the first load. */
export type BenchOrg = {
  /** Loads the run into the untouched org, and again. */
  measureLoads(): Promise<{ readonly first: Measurement; readonly again: Measurement }>;
};

/** Deploys and seeds an org once; its state lies in the folder. */
export async function prepareOrg({ runFolder, seedFolder }: BenchRun, folder: string): Promise<BenchOrg> {
  const untouched = join(folder, 'untouched.sqlite');
  const state = join(folder, 'org.sqlite');
  const thresholdsFile = join(folder, 'thresholds.json');
  await writeFile(thresholdsFile, JSON.stringify(BENCH_THRESHOLDS));
  const options = { port: 0, seed: seedFolder, empty: false };
  await (await startLocal({ ...options, state: untouched }, () => {})).close();
  return {
    async measureLoads() {
      await rm(`${state}.s3`, { recursive: true, force: true });
      await cp(untouched, state);
      const local = await startLocal({ ...options, state }, () => {});
      try {
        const run = await putRun(runFolder, local.environment);
        const load = { run, thresholdsFile, environment: local.environment, folder };
        return { first: await measureLoad(load), again: await measureLoad(load) };
      } finally {
        await local.close();
      }
    },
  };
}
