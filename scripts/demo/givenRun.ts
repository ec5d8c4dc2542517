// SPDX-License-Identifier: Apache-2.0
import { basename } from 'node:path';
import { startLocal } from '../local/startLocal.ts';
import type { DemoOptions } from './demoOptions.ts';
import { putRun } from './putRun.ts';
import { assertServed, loadAgain, loadAndShow } from './showOrg.ts';

/** Somebody's own run, put into S3 and loaded by the command. */
export async function demoGivenRun(
  { run: folder, seed, thresholds }: DemoOptions & { readonly run: string },
  say: (line: string) => void,
): Promise<void> {
  say('Start the stand-ins: an empty Salesforce org and S3; deploy force-app with `sf project deploy start`; seed.');
  const local = await startLocal({ port: 0, seed, state: undefined, empty: false }, say);
  try {
    const run = await putRun(folder, local.environment);
    say(`Put the run ${basename(folder)} into S3: ${run}`);
    const load = ['churn', 'load', '--run', run, ...(thresholds === undefined ? [] : ['--thresholds', thresholds])];
    await loadAndShow(local.environment, load, say);
    await loadAgain(local.environment, load, say);
    assertServed(local);
  } finally {
    await local.close();
  }
}
