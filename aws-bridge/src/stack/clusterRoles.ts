// SPDX-License-Identifier: Apache-2.0
// EMR Management Guide, "Service role for Amazon EMR" and "Service role for cluster EC2 instances".
import { Stack } from 'aws-cdk-lib';
import { InstanceProfile, ManagedPolicy, type PrincipalBase, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { allow } from './allow.ts';
import { allowLake, allowObjects, type Keys } from './bucketAccess.ts';

export type ClusterRoles = {
  /** What EMR itself acts as: it makes and ends the machines. */
  readonly service: Role;
  /** What the machines act as: they read the lake and write the run. */
  readonly instance: Role;
  readonly instanceProfile: InstanceProfile;
};

/** The two roles of a cluster. `lakeBuckets` are names of further buckets that it may read. */
export function addClusterRoles(scope: Construct, bucket: IBucket, lakeBuckets: readonly string[]): ClusterRoles {
  const instance = new Role(scope, 'ClusterInstanceRole', {
    assumedBy: new ServicePrincipal('ec2.amazonaws.com'),
    description: 'Machines of the notebook cluster',
  });
  allowObjects(instance, bucket, NOTEBOOK_KEYS);
  lakeBuckets.forEach((name) => allowLake(instance, Bucket.fromBucketName(scope, `Lake-${name}`, name)));
  const instanceProfile = new InstanceProfile(scope, 'ClusterInstanceProfile', { role: instance });
  return { service: addServiceRole(scope, instance), instance, instanceProfile };
}

/** Bootstrap action, wheels and the pinned notebook are below code/; earlier runs and models are read to score again. */
const NOTEBOOK_KEYS: Keys = {
  read: ['code/*', 'lake/*', 'models/*', 'runs/*'],
  written: ['models/*', 'runs/*', 'logs/*'],
};

function addServiceRole(scope: Construct, instance: Role): Role {
  const service = new Role(scope, 'ClusterServiceRole', {
    assumedBy: emrOf(Stack.of(scope)),
    description: 'EMR, for the notebook cluster',
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonEMRServicePolicy_v2')],
  });
  acknowledge(
    service,
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonEMRServicePolicy_v2]',
    'AWS asks to use this policy for the service role and keeps it up to date; it acts only on what carries its tag.',
  );
  const conditions = { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } };
  allow(service, { actions: ['iam:PassRole'], resources: [instance.roleArn], conditions });
  return service;
}

/** EMR on behalf of this account and region only, against the confused deputy. */
function emrOf({ account, region, partition }: Stack): PrincipalBase {
  return new ServicePrincipal('elasticmapreduce.amazonaws.com').withConditions({
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: { 'aws:SourceArn': `arn:${partition}:elasticmapreduce:${region}:${account}:*` },
  });
}
