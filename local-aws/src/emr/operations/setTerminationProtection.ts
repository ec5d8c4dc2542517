// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import type { Emr } from '../emr.ts';

const input = z.object({ JobFlowIds: z.array(z.string()), TerminationProtected: z.boolean() });

/** https://docs.aws.amazon.com/emr/latest/APIReference/API_SetTerminationProtection.html */
export const setTerminationProtection = defineOperation(input, ({ JobFlowIds, TerminationProtected }, emr: Emr) => {
  for (const cluster of JobFlowIds.map((id) => emr.cluster(id))) cluster.isProtected = TerminationProtected;
});
