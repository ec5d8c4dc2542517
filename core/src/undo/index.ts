// SPDX-License-Identifier: Apache-2.0
export { undoRun } from './undoRun.ts';
export {
  UNDO_KINDS,
  UNDO_OUTCOMES,
  UNDO_WRITES,
  type OpenTask,
  type UndoActionReport,
  type UndoKind,
  type UndoOutcome,
  type UndoReport,
} from './undoReport.ts';
export { UNDO_STAGES, type UndoPorts, type UndoProgress, type UndoRequest, type UndoStage } from './undoRequest.ts';
