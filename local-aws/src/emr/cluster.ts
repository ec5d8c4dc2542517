// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { arnOf } from '../account.ts';
import type { RunJobFlowRequest, StepConfig, Tag } from './runJobFlowRequest.ts';

export type ClusterState =
  'STARTING' | 'BOOTSTRAPPING' | 'RUNNING' | 'WAITING' | 'TERMINATING' | 'TERMINATED' | 'TERMINATED_WITH_ERRORS';

export type StepState = 'PENDING' | 'RUNNING' | 'COMPLETED' | 'CANCELLED' | 'FAILED';

export type StateChangeReason = {
  readonly Code:
    | 'INTERNAL_ERROR'
    | 'INSTANCE_FAILURE'
    | 'BOOTSTRAP_FAILURE'
    | 'USER_REQUEST'
    | 'STEP_FAILURE'
    | 'ALL_STEPS_COMPLETED';
  readonly Message: string;
};

/** How a cluster ends; settled once, when it begins to end. */
export type Ending = { readonly state: 'TERMINATED' | 'TERMINATED_WITH_ERRORS'; readonly reason: StateChangeReason };

export type FailureDetails = { readonly Reason: string; readonly Message: string; readonly LogFile?: string };

/** A step; its state is changed by `clusterChanges.ts` alone. */
export type Step = {
  readonly id: string;
  readonly name: string;
  readonly jar: string;
  readonly args: readonly string[];
  readonly mainClass: string | undefined;
  readonly properties: Readonly<Record<string, string>>;
  readonly actionOnFailure: NonNullable<StepConfig['ActionOnFailure']>;
  readonly createdAt: Date;
  state: StepState;
  startedAt?: Date;
  endedAt?: Date;
  failure?: FailureDetails;
};

/** A cluster; its state and ending are changed by `clusterChanges.ts` alone. */
export type Cluster = {
  readonly id: string;
  readonly arn: string;
  /** The one machine it is taken to have, `i-…`. */
  readonly instanceId: string;
  readonly request: RunJobFlowRequest;
  readonly createdAt: Date;
  /** In the order in which they run. */
  readonly steps: Step[];
  /** Aborted as the cluster begins to end: whatever runs is killed. */
  readonly stopping: AbortController;
  state: ClusterState;
  ending?: Ending;
  readyAt?: Date;
  endedAt?: Date;
  keepsAlive: boolean;
  isProtected: boolean;
  tags: readonly Tag[];
  /** Makes a cluster that is WAITING look for work. */
  wake?: () => void;
};

export function createCluster(request: RunJobFlowRequest, now: Date): Cluster {
  const id = `j-${drawId()}`;
  return {
    id,
    arn: arnOf('elasticmapreduce', `cluster/${id}`),
    instanceId: `i-${randomBytes(9).toString('hex').slice(0, 17)}`,
    request,
    createdAt: now,
    steps: request.Steps.map((step) => createStep(step, now)),
    stopping: new AbortController(),
    state: 'STARTING',
    keepsAlive: request.Instances?.KeepJobFlowAliveWhenNoSteps ?? false,
    isProtected: request.Instances?.TerminationProtected ?? false,
    tags: request.Tags,
  };
}

export function createStep({ Name, ActionOnFailure, HadoopJarStep }: StepConfig, now: Date): Step {
  return {
    id: `s-${drawId()}`,
    name: Name,
    jar: HadoopJarStep?.Jar ?? '',
    args: HadoopJarStep?.Args ?? [],
    mainClass: HadoopJarStep?.MainClass,
    properties: Object.fromEntries((HadoopJarStep?.Properties ?? []).map(({ Key, Value }) => [Key, Value])),
    actionOnFailure: ActionOnFailure ?? 'TERMINATE_CLUSTER',
    createdAt: now,
    state: 'PENDING',
  };
}

export const isOpen = ({ state }: Step): boolean => state === 'PENDING' || state === 'RUNNING';

/** 13 characters of 0-9 and A-Z, as the ids of EMR have. */
const drawId = (): string =>
  BigInt(`0x${randomBytes(10).toString('hex')}`)
    .toString(36)
    .toUpperCase()
    .padStart(13, '0')
    .slice(-13);
