// SPDX-License-Identifier: Apache-2.0
// The Lambda `watchdog`. What must stand around it:
// - environment: CHURN_BUCKET, CLUSTER_MAX_HOURS
// - invoked by a schedule; an alarm on its errors
// - rights: s3:GetObject and s3:PutObject for locks/, s3:ListBucket; elasticmapreduce:ListClusters, and on clusters of
//   the bucket's tag DescribeCluster, SetTerminationProtection, TerminateJobFlows
import { createEmrClusters, openModelBucket } from '@churn-risk/core/aws';
import * as z from 'zod';
import { readEnvironment } from '../environment.ts';
import { openJournal } from './journal.ts';
import { createWatchdog } from './watchdog.ts';

const environmentSchema = z.object({
  CHURN_BUCKET: z.string().min(1),
  CLUSTER_MAX_HOURS: z.coerce.number().positive(),
});

const settings = readEnvironment(environmentSchema, process.env);
const bucketUri = `s3://${settings.CHURN_BUCKET}`;

export const handler = createWatchdog({
  bucketUri,
  maxHours: settings.CLUSTER_MAX_HOURS,
  ports: { locks: openModelBucket(bucketUri).locks, clusters: createEmrClusters(), clock: () => new Date() },
  journal: openJournal(),
});
