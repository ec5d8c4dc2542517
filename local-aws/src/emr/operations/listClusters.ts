// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import { summarizeCluster } from '../clusterView.ts';
import type { Emr } from '../emr.ts';
import { takePage } from '../page.ts';

const input = z.object({
  /** Seconds since 1970. */
  CreatedAfter: z.number().default(-Infinity),
  CreatedBefore: z.number().default(Infinity),
  ClusterStates: z.array(z.string()).optional(),
  Marker: z.string().optional(),
});

/** https://docs.aws.amazon.com/emr/latest/APIReference/API_ListClusters.html: newest first, without tags. */
export const listClusters = defineOperation(input, (asked, emr: Emr) => {
  const found = emr.clusters().filter(({ state, createdAt }) => {
    const created = createdAt.getTime() / 1000;
    const isAsked = asked.ClusterStates?.includes(state) ?? true;
    return isAsked && created > asked.CreatedAfter && created < asked.CreatedBefore;
  });
  const { items, marker } = takePage(found.toReversed(), asked.Marker);
  return { Clusters: items.map(summarizeCluster), Marker: marker };
});
