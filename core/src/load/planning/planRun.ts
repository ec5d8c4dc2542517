// SPDX-License-Identifier: Apache-2.0
import {
  createPlanner,
  type Assignment,
  type PlanContext,
  type PlanEnd,
  type PlannedAction,
} from '../../plan/index.ts';
import type { UnknownAccount } from '../../plan/index.ts';
import { readAccounts, type ChurnRun, type ReadSummary, type RowReject } from '../../run/index.ts';
import { csvLine } from '../report/csvLine.ts';
import { createScratchFile, type ScratchFile } from './scratchFile.ts';
import { createSpool, type Spool } from './spool.ts';

/** What a run asks of the org, account by account in key order. Lies in temporary files until `close`. */
export type RunPlan = {
  readonly read: ReadSummary;
  readonly end: PlanEnd;
  /** Tagged with their kind. */
  readonly actions: Spool<PlannedAction>;
  readonly assignments: Spool<Assignment>;
  readonly unknown: Spool<UnknownAccount>;
  /** The lines of rejects.csv, in the order of the run, without the header. */
  readonly rejects: ScratchFile;
  /** May be called again. */
  close(): void;
};

export type ReadProgress = { readonly rows: number; readonly atRisk: number; readonly rejects: number };

export type PlanRunOptions = {
  readonly onProgress?: (progress: ReadProgress) => void;
  readonly signal?: AbortSignal;
};

/**
 * Reads the run and plans it, in memory that grows with the accounts at risk only.
 * Reads it a second time where a row was rejected after its account had been planned as complete.
 */
export async function planRun(run: ChurnRun, context: PlanContext, options: PlanRunOptions): Promise<RunPlan> {
  const first = await passOver(run, context, options, undefined);
  if (!first.read.surprised) return first;
  first.close();
  return passOver(run, context, options, first.read.incomplete);
}

/** Reads the run only, for the gates that need no plan. */
export async function countRun(run: ChurnRun, signal: AbortSignal | undefined): Promise<ReadSummary> {
  const quiet = { belowMicros: Infinity, butNot: [], onScore: () => {} };
  const signals = signal ? { signal } : {};
  const accounts = readAccounts(run, { needsDetails: () => false, onReject: () => {}, quiet, ...signals });
  let step = await accounts.next();
  while (!step.done) step = await accounts.next();
  return step.value;
}

async function passOver(
  run: ChurnRun,
  context: PlanContext,
  options: PlanRunOptions,
  incomplete: ReadonlySet<string> | undefined,
): Promise<RunPlan> {
  const draft = openDraft();
  try {
    return { ...draft, ...(await fillDraft(draft, run, context, options, incomplete)) };
  } catch (error) {
    draft.close();
    throw error;
  }
}

type Draft = Omit<RunPlan, 'read' | 'end'>;

function openDraft(): Draft {
  const parts = {
    actions: createSpool<PlannedAction>(),
    assignments: createSpool<Assignment>(),
    unknown: createSpool<UnknownAccount>(),
    rejects: createScratchFile(),
  };
  return { ...parts, close: () => Object.values(parts).forEach((part) => part.close()) };
}

async function fillDraft(
  draft: Draft,
  run: ChurnRun,
  context: PlanContext,
  options: PlanRunOptions,
  incomplete: ReadonlySet<string> | undefined,
): Promise<Pick<RunPlan, 'read' | 'end'>> {
  const planner = createPlanner(context);
  const seen = { rows: 0, atRisk: 0, rejects: 0 };
  const accounts = readAccounts(run, {
    needsDetails: (outline) => planner.needsDetails(outline),
    quiet: {
      ...planner.quiet,
      onScore: (probabilityMicros) => {
        planner.quiet.onScore(probabilityMicros);
        seen.rows += 1;
      },
    },
    onReject: (reject) => {
      draft.rejects.append(Buffer.from(rejectLine(reject)));
      seen.rejects += 1;
    },
    ...(incomplete ? { incomplete } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  let step = await accounts.next();
  for (; !step.done; step = await accounts.next()) {
    for (const account of step.value) {
      seen.rows += account.renewals.length;
      const outcome = planner.consider(account);
      if (outcome?.action) draft.actions.add(outcome.accountId, outcome.action.kind, outcome.action);
      if (outcome?.assignment) draft.assignments.add(outcome.accountId, outcome.assignment.arm, outcome.assignment);
      if (outcome?.unknown) draft.unknown.add(outcome.accountId, 'unknown', outcome.unknown);
      if (outcome?.assignment || outcome?.unknown) seen.atRisk += 1;
    }
    options.onProgress?.(seen);
  }
  const end = planner.finish(step.value.incomplete);
  for (const action of end.actions) draft.actions.add(action.accountId, action.kind, action);
  return { read: step.value, end };
}

function rejectLine({ file, row, column, code, message }: RowReject): string {
  return csvLine([file, row, column, code, message]);
}
