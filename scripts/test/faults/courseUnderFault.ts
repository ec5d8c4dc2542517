// SPDX-License-Identifier: Apache-2.0
import type { LoadStage } from '@churn-risk/core/load';
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
const BUDGET = 45;

/** Some rows fail once: results are read only where they hold something. */
export const SOME_FAIL_ONCE: FaultOrder = { name: 'locked-parents', attempts: 1, share: 0.1 };

/** A fault that comes as the load begins a stage. */
export type LateFault = { readonly from: LoadStage; readonly order: FaultOrder };

/** Loads a season of its own while the faults are on, and once more when they are off. The first one must strike. */
export async function courseUnderFault(
  org: FaultyOrg,
  season: string,
  ...faults: (FaultOrder | LateFault)[]
): Promise<Course> {
  const run = await writeSeason(org, season);
  const start = performance.now();
  const switches = faults.map((fault) => (isLate(fault) ? switchOnFrom(org, fault) : switchedOn(org, fault)));
  const { ended, failed } = await loadToEnd(org, run, {
    onProgress: ({ stage }) => switches.forEach(({ reach }) => reach(stage)),
  });
  const [strikes = 0] = switches.map(({ end }) => end());
  const struck = strikes > 0;
  const { keys } = await countSeason(org, season);
  const named = new Set(failed.filter(isExplained).map((record) => record.risk_key));
  // a load that could not give the season up is known to be over, as a process of the same machine is
  const { ended: again } = await loadToEnd(org, run, { isGone: () => true });
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

/** `end` answers how often the fault has struck. */
type Switch = { reach(stage: LoadStage): void; end(): number };

function switchedOn(org: FaultyOrg, order: FaultOrder): Switch {
  return { reach: () => {}, end: switchOn(org, order) };
}

function switchOnFrom(org: FaultyOrg, { from, order }: LateFault): Switch {
  let end: (() => number) | undefined;
  return {
    reach: (stage) => {
      if (stage === from) end ??= switchOn(org, order);
    },
    end: () => end?.() ?? 0,
  };
}

function isLate(fault: FaultOrder | LateFault): fault is LateFault {
  return typeof fault['order'] === 'object';
}
