// SPDX-License-Identifier: Apache-2.0
import { createEmrClusters, openModelBucket } from '@churn-risk/core/aws';
import type { RequestPorts } from '@churn-risk/core/modelRun';
import { nameHolder } from '../leaseHolder.ts';

/** The model runs of a bucket, and what starts and watches them. */
export type ModelRuns = Omit<RequestPorts, 'signal'>;

/** Opens `s3://bucket[/prefix]`, with credentials and endpoints of the SDK's ordinary chain. */
export function openModelRuns(bucketUri: string): ModelRuns {
  return {
    ...openModelBucket(bucketUri),
    clusters: createEmrClusters(),
    clock: () => new Date(),
    holder: nameHolder(),
  };
}
