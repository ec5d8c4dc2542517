// SPDX-License-Identifier: Apache-2.0
// Shapes of the API reference: Cluster, ClusterSummary, Step, StepSummary.
import { toEpochSeconds } from '../awsJson/awsJsonOperation.ts';
import type { Cluster, Step } from './cluster.ts';

export const summarizeCluster = (cluster: Cluster) => ({
  Id: cluster.id,
  Name: cluster.request.Name,
  Status: {
    State: cluster.state,
    StateChangeReason: cluster.ending?.reason ?? {},
    Timeline: {
      CreationDateTime: toEpochSeconds(cluster.createdAt),
      ReadyDateTime: cluster.readyAt && toEpochSeconds(cluster.readyAt),
      EndDateTime: cluster.endedAt && toEpochSeconds(cluster.endedAt),
    },
  },
  NormalizedInstanceHours: 0,
  ClusterArn: cluster.arn,
});

export function describeCluster(cluster: Cluster) {
  const { Instances, ...request } = cluster.request;
  return {
    ...summarizeCluster(cluster),
    Applications: request.Applications,
    AutoTerminate: !cluster.keepsAlive,
    Configurations: request.Configurations,
    EbsRootVolumeSize: request.EbsRootVolumeSize,
    Ec2InstanceAttributes: {
      Ec2KeyName: Instances?.Ec2KeyName,
      Ec2SubnetId: Instances?.Ec2SubnetId ?? Instances?.Ec2SubnetIds?.[0],
      EmrManagedMasterSecurityGroup: Instances?.EmrManagedMasterSecurityGroup,
      EmrManagedSlaveSecurityGroup: Instances?.EmrManagedSlaveSecurityGroup,
      IamInstanceProfile: request.JobFlowRole,
      RequestedEc2SubnetIds: Instances?.Ec2SubnetIds,
      ServiceAccessSecurityGroup: Instances?.ServiceAccessSecurityGroup,
    },
    InstanceCollectionType: Instances?.InstanceFleets === undefined ? 'INSTANCE_GROUP' : 'INSTANCE_FLEET',
    LogUri: request.LogUri,
    ReleaseLabel: request.ReleaseLabel,
    ScaleDownBehavior: request.ScaleDownBehavior,
    SecurityConfiguration: request.SecurityConfiguration,
    ServiceRole: request.ServiceRole,
    StepConcurrencyLevel: 1,
    Tags: cluster.tags,
    TerminationProtected: cluster.isProtected,
    VisibleToAllUsers: request.VisibleToAllUsers,
  };
}

/** A Step and a StepSummary are alike. */
export const describeStep = (step: Step) => ({
  Id: step.id,
  Name: step.name,
  Config: { Jar: step.jar, Args: step.args, MainClass: step.mainClass, Properties: step.properties },
  ActionOnFailure: step.actionOnFailure,
  Status: {
    State: step.state,
    StateChangeReason: {},
    FailureDetails: step.failure,
    Timeline: {
      CreationDateTime: toEpochSeconds(step.createdAt),
      StartDateTime: step.startedAt && toEpochSeconds(step.startedAt),
      EndDateTime: step.endedAt && toEpochSeconds(step.endedAt),
    },
  },
});
