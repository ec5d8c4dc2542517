// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import { describeCluster as describe } from '../clusterView.ts';
import type { Emr } from '../emr.ts';

/** https://docs.aws.amazon.com/emr/latest/APIReference/API_DescribeCluster.html */
export const describeCluster = defineOperation(z.object({ ClusterId: z.string() }), ({ ClusterId }, emr: Emr) => ({
  Cluster: describe(emr.cluster(ClusterId)),
}));
