// SPDX-License-Identifier: Apache-2.0
import { runSf } from '../../local/sf.ts';
import { describeEnvironment } from '../../local/environment.ts';
import { linkPlugin } from '../../local/plugin.ts';
import { median } from '../benchResult.ts';

/** Medians over all pairs, in seconds from the start of the CLI to its end. */
export type HelpResult = { readonly ours: number; readonly peer: number; readonly ratio: number };

/** `sf churn load --help` and `sf data query --help` take turns; the ratio is the median of the pairs' ratios. */
export async function measureHelp(pairs: number): Promise<HelpResult> {
  await linkPlugin();
  const ours: number[] = [];
  const peer: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    peer.push(await timeHelp(['data', 'query', '--help']));
    ours.push(await timeHelp(['churn', 'load', '--help']));
  }
  const ratios = ours.map((seconds, pair) => seconds / (peer[pair] ?? NaN));
  return { ours: median(ours), peer: median(peer), ratio: median(ratios) };
}

async function timeHelp(args: readonly string[]): Promise<number> {
  const nowhere = { orgUrl: '', awsUrl: '', bucket: '', integration: '', administrator: '', sales: '' };
  const start = performance.now();
  const { exitCode, stderr } = await runSf(args, describeEnvironment(nowhere));
  if (exitCode !== 0) throw new Error(`sf ${args.join(' ')} ended with ${exitCode}:\n${stderr}`);
  return (performance.now() - start) / 1000;
}
