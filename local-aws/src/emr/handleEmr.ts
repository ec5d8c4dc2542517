// SPDX-License-Identifier: Apache-2.0
import { handleAwsJson } from '../awsJson/handleAwsJson.ts';
import type { AwsJsonOperation } from '../awsJson/awsJsonOperation.ts';
import type { Emr } from './emr.ts';
import { addJobFlowSteps } from './operations/addJobFlowSteps.ts';
import { addTags } from './operations/addTags.ts';
import { describeCluster } from './operations/describeCluster.ts';
import { describeStep } from './operations/describeStep.ts';
import { listBootstrapActions } from './operations/listBootstrapActions.ts';
import { listClusters } from './operations/listClusters.ts';
import { listSteps } from './operations/listSteps.ts';
import { runJobFlow } from './operations/runJobFlow.ts';
import { setKeepJobFlowAliveWhenNoSteps } from './operations/setKeepJobFlowAliveWhenNoSteps.ts';
import { setTerminationProtection } from './operations/setTerminationProtection.ts';
import { terminateJobFlows } from './operations/terminateJobFlows.ts';

/** The name under which EMR is addressed in `X-Amz-Target`. */
export const EMR_TARGET = 'ElasticMapReduce';

const OPERATIONS: Readonly<Record<string, AwsJsonOperation<Emr>>> = {
  AddJobFlowSteps: addJobFlowSteps,
  AddTags: addTags,
  DescribeCluster: describeCluster,
  DescribeStep: describeStep,
  ListBootstrapActions: listBootstrapActions,
  ListClusters: listClusters,
  ListSteps: listSteps,
  RunJobFlow: runJobFlow,
  SetKeepJobFlowAliveWhenNoSteps: setKeepJobFlowAliveWhenNoSteps,
  SetTerminationProtection: setTerminationProtection,
  TerminateJobFlows: terminateJobFlows,
};

/** Answers one request of the EMR API. */
export const handleEmr = (request: Request, emr: Emr, onNotDone: (name: string) => void): Promise<Response> =>
  handleAwsJson(request, { target: EMR_TARGET, operations: OPERATIONS, state: emr }, onNotDone);
