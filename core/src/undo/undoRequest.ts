// SPDX-License-Identifier: Apache-2.0
import type { LoadWaits, OrgPort } from '../load/index.ts';
import type { Patience } from '../load/writing/patience.ts';
import type { FileStore } from '../run/index.ts';

/** What somebody wants taken back. */
export type UndoRequest = {
  /** Unique among the loads and undos of the run; names the folder of the result files. See `newLoadId`. */
  readonly undoId: string;
  /** Who undoes, as a load is told while the season is held: `user@machine`. */
  readonly holder: string;
  readonly runId: string;
  /** URI or path of the run's folder; undefined: where it was loaded from, as the org knows it. */
  readonly runFolder: string | undefined;
  /** Decide only: nothing is written to the org or to the store of the run. */
  readonly dryRun: boolean;
  /** Takes back also what somebody else has changed since it was loaded. */
  readonly includeWorkedOn: boolean;
};

/** The world of an undo. */
export type UndoPorts = {
  readonly org: OrgPort;
  /** Opens the folder that holds `loads/`, at its URI or path. */
  readonly openRoot: (uri: string) => FileStore;
  /** A local copy of the result files; a dry run writes nowhere else. */
  readonly results?: FileStore;
  readonly clock: () => Date;
  readonly onProgress?: (progress: UndoProgress) => void;
  /** True where a lease's holder is known to have died, as a killed process of this machine. Unknown: false. */
  readonly isGone?: (holder: string) => boolean;
  /** Aborted with a ChurnError `interrupted` or `timed_out` as its reason. */
  readonly signal?: AbortSignal;
  readonly waits?: Partial<LoadWaits>;
  /** With rows that fail for a reason that passes. */
  readonly patience?: Partial<Patience>;
  /** From 0 up to 1; default: Math.random. */
  readonly random?: () => number;
};

export const UNDO_STAGES = ['org', 'journal', 'lease', 'risks', 'tasks', 'report'] as const;
export type UndoStage = (typeof UNDO_STAGES)[number];

/** Where an undo stands. Counts are told as they grow and only where they have changed. */
export type UndoProgress = {
  readonly stage: UndoStage;
  readonly risksInOrg?: number;
  readonly journaled?: number;
  readonly toWrite?: number;
  readonly written?: number;
  readonly failed?: number;
  readonly openTasks?: number;
};
