// SPDX-License-Identifier: Apache-2.0
export type { LoadResult } from './loadResult.ts';
export type { RunStartResult, RunStatusResult, RunWaitResult } from './modelRun/modelRunResult.ts';
export type { UndoResult } from './undo/undoResult.ts';
