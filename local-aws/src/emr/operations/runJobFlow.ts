// SPDX-License-Identifier: Apache-2.0
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import type { Emr } from '../emr.ts';
import { checkRunJobFlow, runJobFlowSchema } from '../runJobFlowRequest.ts';

/** https://docs.aws.amazon.com/emr/latest/APIReference/API_RunJobFlow.html: it has no token against repetition, every call is a cluster. */
export const runJobFlow = defineOperation(runJobFlowSchema, (request, emr: Emr) => {
  checkRunJobFlow(request);
  emr.noteSteps(request.Steps);
  const { id, arn } = emr.start(request);
  return { JobFlowId: id, ClusterArn: arn };
});
