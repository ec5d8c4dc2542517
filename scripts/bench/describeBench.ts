// SPDX-License-Identifier: Apache-2.0
import { cpus } from 'node:os';
import type { BenchOptions } from './benchOptions.ts';
import { formatTable, type PhaseResult } from './benchResult.ts';
import { formatGoals, type Goal } from './goals.ts';
import type { HelpResult } from './help/measureHelp.ts';
import { formatPaints, type PaintResult } from './panel/paintResult.ts';

export type BenchResult = {
  /** A table for each size. */
  readonly reading: readonly (readonly PhaseResult[])[];
  readonly loads: readonly (readonly PhaseResult[])[];
  readonly help: HelpResult;
  readonly panel: readonly PaintResult[];
  readonly goals: readonly Goal[];
};

/** Everything for a reader, with how it was measured. */
export function describeBench(result: BenchResult, options: BenchOptions): string {
  const parts = [
    ...result.reading.map((phases) => formatTable(phases)),
    describeReading(options),
    ...(result.loads.length === 0
      ? []
      : [...result.loads.map((phases) => formatTable(phases)), describeLoads(options)]),
    describeHelp(result.help, options),
    ...(result.panel.length === 0 ? [] : [formatPaints(result.panel), describePanel(options)]),
    formatGoals(result.goals),
  ];
  return `\n${parts.join('\n\n')}`;
}

function describeReading({ rounds }: BenchOptions): string {
  return `Reading: medians of ${rounds} rounds, each measurement a process of its own without its start; Node ${process.version}, ${cpus().length} cores.`;
}

function describeLoads({ rounds }: BenchOptions): string {
  return `Loads: medians of ${rounds} rounds, from the start of the CLI to its end, against stand-ins for org and S3 that take their
share of the same cores. Ours starts from the predictions in S3 and ends when the Tasks are checked; the others start from
files that hold what ours had written. API calls as the org counts them, polling included.`;
}

function describeHelp({ ours, peer, ratio }: HelpResult, { rounds }: BenchOptions): string {
  return `sf churn load --help: ${ours.toFixed(2)} s, sf data query --help: ${peer.toFixed(2)} s, ratio ${ratio.toFixed(2)} (medians of ${rounds} pairs)`;
}

function describePanel({ paints }: BenchOptions): string {
  return `Panel: medians of ${paints} openings of an account's page in Chromium, its modules in the browser's cache: from the start of
the navigation until the panel's first card is in the DOM, against the same stand-ins.`;
}
