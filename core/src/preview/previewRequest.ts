// SPDX-License-Identifier: Apache-2.0
import type { OrgPort } from '../load/index.ts';
import type { ThresholdFile } from '../rules/index.ts';
import type { FileStore } from '../run/index.ts';

/** What somebody wants to know before a threshold is changed. */
export type PreviewRequest = {
  /** What the org's thresholds are compared with, and its setting where the file has one; undefined: with themselves. */
  readonly thresholds: ThresholdFile | undefined;
  /** The Account field with the key; else the setting's, else `Churn_Account_Key__c`. */
  readonly accountKeyField: string | undefined;
};

/** The world of a preview; nothing in it is written to. */
export type PreviewPorts = {
  readonly org: OrgPort;
  /** The run's folder. */
  readonly run: FileStore;
  /** The folder that holds `loads/`: see `placeRun`. */
  readonly root: FileStore;
  readonly onProgress?: (progress: PreviewProgress) => void;
  /** Aborted with a ChurnError `interrupted` or `timed_out` as its reason. */
  readonly signal?: AbortSignal;
};

export const PREVIEW_STAGES = ['org', 'run', 'names'] as const;
export type PreviewStage = (typeof PREVIEW_STAGES)[number];

/** Where a preview stands. Counts are told as they grow. */
export type PreviewProgress = {
  readonly stage: PreviewStage;
  readonly accountsInOrg?: number;
  readonly rows?: number;
};
