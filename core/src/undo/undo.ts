// SPDX-License-Identifier: Apache-2.0
import type { LoadWaits } from '../load/index.ts';
import type { Patience } from '../load/writing/patience.ts';
import type { FileStore } from '../run/index.ts';
import type { UndoneRun } from './undoneRun.ts';
import type { UndoPorts, UndoProgress, UndoRequest } from './undoRequest.ts';

/** An undo under way: what every stage of it is given. */
export type Undo = {
  readonly request: UndoRequest;
  readonly ports: UndoPorts;
  /** The run that is taken back. */
  readonly run: UndoneRun;
  /** The folder that holds the `loads/` of the run. */
  readonly root: FileStore;
  readonly waits: LoadWaits;
  readonly patience: Patience;
  readonly startedAt: Date;
  readonly tell: (progress: UndoProgress) => void;
};
