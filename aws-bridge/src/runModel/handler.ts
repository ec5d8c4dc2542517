// SPDX-License-Identifier: Apache-2.0
// The Lambda `run-model`. What must stand around it:
// - environment: CHURN_BUCKET; CLUSTER_SERVICE_ROLE, CLUSTER_INSTANCE_PROFILE, CLUSTER_SUBNET_ID and
//   CLUSTER_SECURITY_CONFIGURATION are what its clusters get unless config/cluster.json names others
// - invoked asynchronously, tried three times; a time limit below START_PATIENCE_MS of core's modelRun
// - rights: s3:GetObject for config/, notebooks/ (s3:GetObjectVersion too) and locks/, s3:PutObject for locks/ and
//   code/pinned/, s3:ListBucket; elasticmapreduce:RunJobFlow, AddTags, ListClusters; iam:PassRole for both roles
import { createRunModel } from './runModel.ts';
import { openWorld } from './world.ts';

export const handler = createRunModel(openWorld(process.env));
