// SPDX-License-Identifier: Apache-2.0
// Service authorization reference, "Amazon Elastic MapReduce"; EMR Management Guide, "Use cluster tags with IAM policies".
import { Stack } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { allow } from './allow.ts';
import type { ClusterRoles } from './clusterRoles.ts';

/** Every cluster carries its bucket in this tag, so that no other cluster of the account can be touched. */
const BUCKET_TAG = 'churn-bucket';

/** Lets the role make clusters that carry the bucket's tag and act as these roles, and find them again. */
export function allowStart(role: IRole, bucket: IBucket, { service, instance }: ClusterRoles): void {
  const conditions = { StringEquals: { [`elasticmapreduce:RequestTag/${BUCKET_TAG}`]: bucket.bucketName } };
  const whyWildcard = 'There is no resource yet for what is to be made; the tag of the bucket is asked for instead.';
  allow(role, { actions: ['elasticmapreduce:RunJobFlow'], resources: ['*'], conditions, whyWildcard });
  allow(role, { actions: ['elasticmapreduce:AddTags'], resources: [anyCluster(bucket)], conditions, whyWildcard });
  allowPassing(role, service.roleArn, 'elasticmapreduce.amazonaws.com');
  allowPassing(role, instance.roleArn, 'ec2.amazonaws.com');
  allowListing(role);
}

/** Lets the role find the bucket's clusters, look at them and end them, protected or not. */
export function allowEnd(role: IRole, bucket: IBucket): void {
  allowListing(role);
  allow(role, {
    actions: [
      'elasticmapreduce:DescribeCluster',
      'elasticmapreduce:SetTerminationProtection',
      'elasticmapreduce:TerminateJobFlows',
    ],
    resources: [anyCluster(bucket)],
    conditions: { StringEquals: { [`elasticmapreduce:ResourceTag/${BUCKET_TAG}`]: bucket.bucketName } },
    whyWildcard: 'EMR makes the ids of clusters; the tag of the bucket bounds them.',
  });
}

function allowListing(role: IRole): void {
  const whyWildcard = 'EMR knows no resource for listing; it tells names and states, nothing more.';
  allow(role, { actions: ['elasticmapreduce:ListClusters'], resources: ['*'], whyWildcard });
}

function allowPassing(role: IRole, roleArn: string, service: string): void {
  const conditions = { StringEquals: { 'iam:PassedToService': service } };
  allow(role, { actions: ['iam:PassRole'], resources: [roleArn], conditions });
}

function anyCluster(bucket: IBucket): string {
  return Stack.of(bucket).formatArn({ service: 'elasticmapreduce', resource: 'cluster', resourceName: '*' });
}
