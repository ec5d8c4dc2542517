// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { AwsJsonError } from '../../awsJson/awsJsonError.ts';
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import { describeStep as describe } from '../clusterView.ts';
import type { Emr } from '../emr.ts';

const input = z.object({ ClusterId: z.string(), StepId: z.string() });

/** https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeStep.html */
export const describeStep = defineOperation(input, ({ ClusterId, StepId }, emr: Emr) => {
  const step = emr.cluster(ClusterId).steps.find(({ id }) => id === StepId);
  if (!step) throw new AwsJsonError('InvalidRequestException', `Step id '${StepId}' is not valid.`);
  return { Step: describe(step) };
});
