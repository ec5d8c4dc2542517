// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { refuseInput } from '../../awsJson/awsJsonError.ts';
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import type { Emr } from '../emr.ts';
import { USER_REQUEST } from '../nextMove.ts';

/** https://docs.aws.amazon.com/emr/latest/APIReference/API_TerminateJobFlows.html: those not protected end even where another one's protection is an error. */
export const terminateJobFlows = defineOperation(
  z.object({ JobFlowIds: z.array(z.string()) }),
  ({ JobFlowIds }, emr: Emr) => {
    const clusters = JobFlowIds.map((id) => emr.cluster(id)).filter(({ ending }) => !ending);
    for (const cluster of clusters) if (!cluster.isProtected) emr.changes.beginEnd(cluster, USER_REQUEST);
    if (clusters.some(({ isProtected }) => isProtected)) {
      throw refuseInput('Could not shut down one or more job flows since they are termination protected.');
    }
  },
);
