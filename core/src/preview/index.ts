// SPDX-License-Identifier: Apache-2.0
export type { NamedChange, PreviewReport, RecordChange, RecordCut } from './previewReport.ts';
export {
  PREVIEW_STAGES,
  type PreviewPorts,
  type PreviewProgress,
  type PreviewRequest,
  type PreviewStage,
} from './previewRequest.ts';
export { previewRun } from './previewRun.ts';
