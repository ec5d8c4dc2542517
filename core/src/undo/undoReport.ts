// SPDX-License-Identifier: Apache-2.0
import type { ErrorCount } from '../load/index.ts';

/** What becomes of a Risk that the run's loads were about to change: two kinds write. */
export const UNDO_WRITES = ['restore', 'recede'] as const;
export const UNDO_KINDS = [
  ...UNDO_WRITES,
  /** It is as it was before the load. */
  'unchanged',
  /** A rep has closed it since, or its season is settled: it stays. */
  'kept',
  /** It is not in the org. */
  'gone',
] as const;
export type UndoKind = (typeof UNDO_KINDS)[number];

/** `undoing` stands in report.json while the undo is under way, and stays there when it dies. */
export const UNDO_OUTCOMES = ['undoing', 'planned', 'undone', 'undone with failures', 'interrupted', 'failed'] as const;
export type UndoOutcome = (typeof UNDO_OUTCOMES)[number];

/** What an undo did, in figures: report.json and the result of the command. Holds no customer's key, name or amount. */
export type UndoReport = {
  readonly undoId: string;
  readonly runId: string;
  readonly season: string;
  readonly orgId: string;
  readonly outcome: UndoOutcome;
  readonly dryRun: boolean;
  readonly startedAt: string;
  /** null while the undo is under way. */
  readonly finishedAt: string | null;
  /** Ids of the loads that are taken back, the first one first. */
  readonly loads: readonly string[];
  readonly actions: readonly UndoActionReport[];
  /** Ids of the Risks to write that somebody else has changed since they were loaded. */
  readonly workedOn: readonly string[];
  /** Ids of Risks that are open again, whose Tasks the load had completed: no undo opens a Task. */
  readonly withoutTask: readonly string[];
  /** Tasks of what was taken back that are still open, because somebody has begun them. */
  readonly openTasks: readonly OpenTask[];
  /** Records that were sent more than once, because of a lock or a job that failed, and the jobs of the further tries. */
  readonly retried: { readonly records: number; readonly jobs: number };
  /** Records that the org did not take; each is in failed.csv. */
  readonly failed: number;
  /** What lies behind the lines of failed.csv. */
  readonly errors: readonly ErrorCount[];
  readonly warnings: readonly string[];
  /** Ids of the ingest jobs. */
  readonly jobs: readonly string[];
  readonly apiCalls: number;
  /** Where the result files of this undo lie; empty where none was written. */
  readonly resultFiles: readonly string[];
};

/** `written` and `failed` are 0 for kinds that write nothing. */
export type UndoActionReport = {
  readonly kind: UndoKind;
  readonly planned: number;
  readonly written: number;
  readonly failed: number;
};

export type OpenTask = { readonly taskId: string; readonly riskId: string };
