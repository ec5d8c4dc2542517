// SPDX-License-Identifier: Apache-2.0
import type { FileStore } from '../run/fileStore.ts';
import type { ThresholdFile } from '../rules/index.ts';
import type { Budget, OverridableGate } from '../plan/index.ts';
import type { PlanPlace } from './planFile/openPlanFile.ts';
import type { SavedPlan } from './planFile/savedPlan.ts';
import type { OrgPort } from './ports.ts';
import type { Patience } from './writing/patience.ts';
import type { LoadReport } from './report/loadReport.ts';

/** What somebody asked for. Everything that the command line or an event can say, checked. */
export type LoadRequest = {
  /** Unique among the loads of the run; names the folder of the result files. See `newLoadId`. */
  readonly loadId: string;
  /** Who loads, as another load is told while the lease is held: `user@machine`. */
  readonly holder: string;
  /** Plan only: the org is read and nothing is written to it. */
  readonly dryRun: boolean;
  /** Instead of the org's thresholds, and of its setting where the file has one. */
  readonly thresholds: ThresholdFile | undefined;
  /** The Account field with the key; else the setting's, else `Churn_Account_Key__c`. */
  readonly accountKeyField: string | undefined;
  readonly maxRejects: Budget | undefined;
  readonly maxUnknown: Budget | undefined;
  readonly overrides: ReadonlySet<OverridableGate>;
  /** Percent of the org's daily limits that are left to other programs; undefined: 10. */
  readonly keptAllowance?: number | undefined;
  /** A run with zero rows is taken. */
  readonly allowEmpty: boolean;
  /** False: nobody is held out in this load. */
  readonly control: boolean;
  /** The plan that was approved: exactly this is written, or nothing. See `applyRequest`. */
  readonly approved?: SavedPlan;
};

/** The world of a load. */
export type LoadPorts = {
  readonly org: OrgPort;
  /** The run's folder. */
  readonly run: FileStore;
  /** The folder that holds `loads/`: see `placeRun`. */
  readonly root: FileStore;
  /** A local copy of the result files; a dry run writes nowhere else. */
  readonly results?: FileStore;
  /** Where a dry run saves its plan. */
  readonly planFile?: PlanPlace;
  readonly clock: () => Date;
  /** From 0 up to 1; default: Math.random. */
  readonly random?: () => number;
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Is given every report of the load, that of a beginning, refused, failed or interrupted one too. */
  readonly onReport?: (report: LoadReport) => void;
  /** True where a lease's holder is known to have died, as a killed process of this machine. Unknown: false. */
  readonly isGone?: (holder: string) => boolean;
  /** Aborted with a ChurnError `interrupted` or `timed_out` as its reason. */
  readonly signal?: AbortSignal;
  readonly waits?: Partial<LoadWaits>;
  /** With rows that fail for a reason that passes. */
  readonly patience?: Partial<Patience>;
};

/** Milliseconds; tests make them small. */
export type LoadWaits = {
  /** A lease ends so long after its last renewal. */
  readonly lease: number;
  readonly renewal: number;
  /** Between two looks at jobs that an earlier load left running. */
  readonly leftBehind: number;
  /** Between two looks at the Tasks. */
  readonly taskPoll: number;
  /** The Task check gives up when so long no new Task has come. */
  readonly taskPatience: number;
};

export const DEFAULT_WAITS: LoadWaits = {
  lease: 2 * 60_000,
  renewal: 30_000,
  leftBehind: 2_000,
  taskPoll: 2_000,
  taskPatience: 60_000,
};

export const LOAD_STAGES = ['org', 'run', 'gates', 'lease', 'risks', 'tasks', 'report'] as const;
export type LoadStage = (typeof LOAD_STAGES)[number];

/** Where a load stands. Counts are told as they grow and only where they have changed. */
export type LoadProgress = {
  readonly stage: LoadStage;
  readonly accountsInOrg?: number;
  readonly risksInOrg?: number;
  readonly rows?: number;
  readonly atRisk?: number;
  readonly rejects?: number;
  /** Of an earlier load, which are waited for. */
  readonly jobsAtWork?: number;
  readonly toWrite?: number;
  readonly written?: number;
  readonly failed?: number;
  readonly alerts?: number;
  readonly tasks?: number;
};
