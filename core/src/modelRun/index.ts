// SPDX-License-Identifier: Apache-2.0
export { ChurnError, ERROR_CODES, type ErrorCode } from '../churnError.ts';
export { OWN_PARAMETERS, parseClusterConfig, readClusterConfig, type ClusterConfig } from './clusterConfig.ts';
export { composeCluster, clusterNamePrefix, MAX_HOURS_TAG, type Deployment } from './composeCluster.ts';
export { endStuckClusters, type EndedCluster, type WatchdogPorts } from './endStuckClusters.ts';
export { findModelRun, type RunReference } from './findModelRun.ts';
export {
  MODEL_RUN_STAGES,
  type ModelRunFailure,
  type ModelRunOutput,
  type ModelRunStage,
  type ModelRunStatus,
  type StageState,
  type StageStatus,
} from './modelRunStatus.ts';
export * from './ports.ts';
export { readModelRun, type StatusPorts } from './readModelRun.ts';
export {
  requestModelRun,
  type RequestedRun,
  type RequestPorts,
  type RequestWaits,
  type RunRequest,
  type UploadPort,
} from './requestModelRun.ts';
export type { PinnedNotebook, RunStart } from './runStart.ts';
export {
  manualTrigger,
  notebookTrigger,
  runIdOf,
  scheduleTrigger,
  TRIGGER_KINDS,
  type ArrivedNotebook,
  type NotebookVersion,
  type RunTrigger,
  type TriggerKind,
  type TriggerWishes,
} from './runTrigger.ts';
export { startModelRun, START_PATIENCE_MS, type StartOutcome, type StartPorts } from './startModelRun.ts';
export { watchModelRun, type WatchOptions } from './watchModelRun.ts';
