// SPDX-License-Identifier: Apache-2.0
export { createAccountBook } from './orgReading/accountBook.ts';
export { ChurnError, ERROR_CODES, type ErrorCode } from '../churnError.ts';
export { isAlive } from '../isAlive.ts';
export { newLoadId } from './loadId.ts';
export { loadRun } from './loadRun.ts';
export {
  DEFAULT_WAITS,
  LOAD_STAGES,
  type LoadPorts,
  type LoadProgress,
  type LoadRequest,
  type LoadStage,
  type LoadWaits,
} from './loadRequest.ts';
export type { ErrorCount } from './report/countErrors.ts';
export {
  ERROR_CLASSES,
  ERROR_OWNERS,
  type ErrorAdvice,
  type ErrorClass,
  type ErrorOwner,
} from './report/errorClass.ts';
export { findFinishedLoad } from './report/finishedLoad.ts';
export { applyRequest } from './planFile/applyRequest.ts';
export { openPlanFile, type PlanPlace } from './planFile/openPlanFile.ts';
export type { PlanEntry, RiskState } from './planFile/planEntry.ts';
export type { PlanHeader } from './planFile/planHeader.ts';
export type { PlanMark, SavedPlan } from './planFile/savedPlan.ts';
export { planRun, type PlanRunOptions, type ReadProgress, type RunPlan } from './planning/planRun.ts';
export { DEFAULT_PATIENCE, type Patience } from './writing/patience.ts';
export type { RetryCounts } from './writing/sendRows.ts';
export { placeRun, type RunPlace } from './placeRun.ts';
export type * from './ports.ts';
export type { StageTime } from './stageClock.ts';
export {
  LOAD_OUTCOMES,
  type ActionReport,
  type LoadOutcome,
  type LoadReport,
  type MissingTask,
  type RouteReport,
  type TaskReport,
} from './report/loadReport.ts';
