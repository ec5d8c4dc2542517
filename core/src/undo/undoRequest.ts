// SPDX-License-Identifier: Apache-2.0
import type { LoadWaits, OrgPort } from '../load/index.ts';
import type { FileStore } from '../run/index.ts';

/** What somebody wants taken back. */
export type UndoRequest = {
  /** Unique among the loads and undos of the run; names the folder of the result files. See `newLoadId`. */
  readonly undoId: string;
  /** Who undoes, as a load is told while the season is held: `user@machine`. */
  readonly holder: string;
  readonly runId: string;
  /** Decide only: nothing is written to the org or to the store of the run. */
  readonly dryRun: boolean;
  /** Takes back also what somebody else has changed since it was loaded. */
  readonly includeWorkedOn: boolean;
};

/** The world of an undo. */
export type UndoPorts = {
  readonly org: OrgPort;
  /**
   * The folder that holds `loads/`, from where the run was loaded: `source` is the URI of its manifest, as the org
   * holds it.
   */
  readonly openRoot: (source: string) => FileStore;
  /** A local copy of the result files; a dry run writes nowhere else. */
  readonly results?: FileStore;
  readonly clock: () => Date;
  readonly onProgress?: (progress: UndoProgress) => void;
  /** True where a lease's holder is known to have died, as a killed process of this machine. Unknown: false. */
  readonly isGone?: (holder: string) => boolean;
  /** Aborted with a ChurnError `interrupted` or `timed_out` as its reason. */
  readonly signal?: AbortSignal;
  readonly waits?: Partial<LoadWaits>;
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
