// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import type { Emr } from '../emr.ts';

const input = z.object({ JobFlowIds: z.array(z.string()), KeepJobFlowAliveWhenNoSteps: z.boolean() });

/** https://docs.aws.amazon.com/emr/latest/APIReference/API_SetKeepJobFlowAliveWhenNoSteps.html */
export const setKeepJobFlowAliveWhenNoSteps = defineOperation(input, (asked, emr: Emr) => {
  for (const cluster of asked.JobFlowIds.map((id) => emr.cluster(id))) {
    cluster.keepsAlive = asked.KeepJobFlowAliveWhenNoSteps;
    cluster.wake?.();
  }
});
