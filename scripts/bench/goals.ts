// SPDX-License-Identifier: Apache-2.0
// What the project wants of speed and memory, and by how much it is missed.
import type { PhaseResult } from './benchResult.ts';
import type { HelpResult } from './help/measureHelp.ts';
import { LOAD_PHASES } from './loads/measureLoads.ts';
import { READ_PHASES } from './phases/measureReading.ts';

export type Goal = {
  readonly goal: string;
  readonly found: number;
  readonly limit: number;
  /** Whether more is better than less. */
  readonly atLeast: boolean;
};

/** Of each size that was read, the smallest first. */
export function readingGoals(sizes: readonly (readonly PhaseResult[])[]): readonly Goal[] {
  const last = sizes.at(-1);
  if (last === undefined) return [];
  const plan = phase(last, READ_PHASES.plan);
  const peaks = sizes.map((results) => phase(results, READ_PHASES.plan).peakMiB ?? NaN);
  const time = {
    goal: `${count(plan.rows)} predictions to a plan, in times of plain hyparquet over the cheap columns`,
    found: plan.seconds / phase(last, READ_PHASES.cheap).seconds,
    limit: 1.5,
    atLeast: false,
  };
  if (sizes.length === 1) return [time];
  const smallest = sizes[0] === undefined ? plan : phase(sizes[0], READ_PHASES.plan);
  const flat = {
    goal: `peak memory at ${count(plan.rows)} predictions, in times of that at ${count(smallest.rows)}`,
    found: (peaks.at(-1) ?? NaN) / (peaks[0] ?? NaN),
    limit: 1.1,
    atLeast: false,
  };
  return [time, flat];
}

/** Of one size that was loaded. */
export function loadGoals(results: readonly PhaseResult[]): readonly Goal[] {
  const [load, again, peer] = [LOAD_PHASES.load, LOAD_PHASES.again, LOAD_PHASES.bulkUpsert].map((name) =>
    phase(results, name),
  ) as [PhaseResult, PhaseResult, PhaseResult];
  const size = `${count(load.rows)} risks`;
  const callsBesidePolling = (load.notes['API calls'] ?? NaN) - (load.notes['polls'] ?? NaN);
  return [
    {
      goal: `${size}: peak memory, in times of sf data upsert bulk`,
      found: (load.peakMiB ?? NaN) / (peer.peakMiB ?? NaN),
      limit: 1 / 3,
      atLeast: false,
    },
    {
      goal: `${size}: wall time, in times of sf data upsert bulk`,
      found: load.seconds / peer.seconds,
      limit: 1,
      atLeast: false,
    },
    ...(load.rows > FEW_CALLS_UP_TO
      ? []
      : [{ goal: `${size}: API calls beside polling`, found: callsBesidePolling, limit: 15, atLeast: false }]),
    {
      goal: `${size}: API calls of a load that changes nothing`,
      found: again.notes['API calls'] ?? NaN,
      limit: 9,
      atLeast: false,
    },
    {
      goal: `${size}: rows a second that the stand-in takes`,
      found: phase(results, LOAD_PHASES.upload).rowsPerSecond,
      limit: 20_000,
      atLeast: true,
    },
  ];
}

const FEW_CALLS_UP_TO = 20_000;

export function helpGoal({ ratio }: HelpResult): Goal {
  const goal = 'sf churn load --help, in times of sf data query --help';
  return { goal, found: ratio, limit: 1.15, atLeast: false };
}

export function isMet({ found, limit, atLeast }: Goal): boolean {
  return atLeast ? found >= limit : found <= limit;
}

/** A line for each goal: what was found, what is wanted, and by how much it is missed. */
export function formatGoals(goals: readonly Goal[]): string {
  const width = Math.max(0, ...goals.map(({ goal }) => goal.length));
  return goals.map((goal) => `${goal.goal.padEnd(width)}  ${verdictOf(goal)}`).join('\n');
}

function verdictOf(goal: Goal): string {
  const { found, limit, atLeast } = goal;
  const wanted = `${figure(found)} (${atLeast ? 'at least' : 'at most'} ${figure(limit)})`;
  if (isMet(goal)) return `${wanted}: met`;
  return `${wanted}: MISSED, ${figure(atLeast ? limit / found : found / limit)} times off`;
}

function figure(value: number): string {
  return Number.isInteger(value) || value >= 1000 ? count(value) : value.toFixed(2);
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function phase(results: readonly PhaseResult[], name: string): PhaseResult {
  const found = results.find((result) => result.name === name);
  if (found === undefined) throw new Error(`${name} was not measured`);
  return found;
}
