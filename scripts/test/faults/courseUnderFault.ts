// SPDX-License-Identifier: Apache-2.0
import type { FaultOrder } from 'local-faults';
import { countSeason, loadToEnd, switchOn, writeSeason, type FaultyOrg } from './faultyOrg.ts';

/** What became of a load under a fault, and of the same load once the fault is gone. */
export type Course = {
  readonly ended: string;
  /** True where the fault really struck. */
  readonly struck: boolean;
  /** How many records are neither in the org nor named with code, words, class, owner and remedy. */
  readonly lost: number;
  /** `code (class)` of what is named, each once. */
  readonly reasons: readonly string[];
  readonly again: string;
  readonly risks: number;
  readonly tasks: number;
  readonly unfinishedJobs: readonly string[];
  readonly withinBudget: boolean;
};

/** Seconds that both loads may take together: what is waited for is short here. */
const BUDGET = 20;

/** Some rows fail once: results are read only where they hold something. */
export const SOME_FAIL_ONCE: FaultOrder = { name: 'locked-parents', attempts: 1, share: 0.1 };

/** Loads a season of its own while the faults are on, and once more when they are off. The first one must strike. */
export async function courseUnderFault(org: FaultyOrg, season: string, ...orders: FaultOrder[]): Promise<Course> {
  const run = await writeSeason(org, season);
  const start = performance.now();
  const switchOffs = orders.map((order) => switchOn(org, order));
  const { ended, failed } = await loadToEnd(org, run);
  const [strikes = 0] = switchOffs.map((switchOff) => switchOff());
  const struck = strikes > 0;
  const { keys } = await countSeason(org, season);
  const named = new Set(failed.filter(isExplained).map((record) => record.risk_key));
  const { ended: again } = await loadToEnd(org, run);
  const { risks, tasks, unfinishedJobs } = await countSeason(org, season);
  return {
    ended,
    struck,
    lost: org.keys.filter((key) => !keys.has(`${key}:${season}`) && !named.has(`${key}:${season}`)).length,
    reasons: [...new Set(failed.map((record) => `${record.code} (${record.class})`))].toSorted(),
    again,
    risks,
    tasks,
    unfinishedJobs,
    withinBudget: performance.now() - start < BUDGET * 1000,
  };
}

/** Nothing lost, nothing twice, nothing left open: what every course must have. */
export function soundCourse(org: FaultyOrg, ended: string, reasons: readonly string[] = []): Course {
  return {
    ended,
    struck: true,
    lost: 0,
    reasons,
    again: 'loaded',
    risks: org.keys.length,
    tasks: org.keys.length,
    unfinishedJobs: [],
    withinBudget: true,
  };
}

function isExplained({ code, message, class: kind, owner, remedy }: { readonly [name: string]: string }): boolean {
  return [code, message, kind, owner, remedy].every((cell) => cell !== undefined && cell !== '');
}
