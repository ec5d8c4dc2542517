// SPDX-License-Identifier: Apache-2.0
import type { InstanceGroupConfig, RunJobFlowCommandInput, Tag } from '@aws-sdk/client-emr';
import type { ClusterConfig } from './clusterConfig.ts';
import type { RunStart } from './runStart.ts';
import type { TriggerWishes } from './runTrigger.ts';
import { CODE_FOLDER, LOGS_FOLDER } from './bucketLayout.ts';
import { composeNotebookStep } from './notebookStep.ts';

/** What a deployment provides for its clusters; the configuration may name others. */
export type Deployment = {
  readonly serviceRole?: string;
  readonly instanceProfile?: string;
  readonly subnetId?: string;
  readonly securityConfiguration?: string;
};

/** How old the cluster may become, in hours: for the watchdog, which knows no configuration. */
export const MAX_HOURS_TAG = 'churn-max-hours';

/** Every cluster of a bucket begins so, and none of another bucket. */
export function clusterNamePrefix(bucketUri: string): string {
  return `churn-model ${bucketUri.replace('s3://', '')} `;
}

/** The cluster's request: transient, one step, gone when the step ends however it ends. Pure. */
export function composeCluster(
  config: ClusterConfig,
  start: RunStart,
  bucketUri: string,
  deployment: Deployment = {},
  wishes: TriggerWishes = {},
): RunJobFlowCommandInput {
  const securityConfiguration = config.securityConfiguration ?? deployment.securityConfiguration;
  return {
    Name: start.clusterName,
    ReleaseLabel: config.releaseLabel,
    Applications: [{ Name: 'Spark' }],
    LogUri: `${bucketUri}/${LOGS_FOLDER}/`,
    ServiceRole: config.serviceRole ?? deployment.serviceRole ?? 'EMR_DefaultRole',
    JobFlowRole: config.instanceProfile ?? deployment.instanceProfile ?? 'EMR_EC2_DefaultRole',
    ...(securityConfiguration === undefined ? {} : { SecurityConfiguration: securityConfiguration }),
    ...sparkDefaults(config),
    Instances: {
      InstanceGroups: composeGroups(config),
      KeepJobFlowAliveWhenNoSteps: false,
      TerminationProtected: false,
      ...subnetOf(config.subnetId ?? deployment.subnetId),
    },
    BootstrapActions: [
      {
        Name: 'code',
        ScriptBootstrapAction: {
          Path: `${bucketUri}/${CODE_FOLDER}/bootstrap.sh`,
          Args: [`${bucketUri}/${CODE_FOLDER}`, config.home],
        },
      },
    ],
    Steps: [composeNotebookStep(config, start, bucketUri, wishes)],
    StepConcurrencyLevel: 1,
    AutoTerminationPolicy: { IdleTimeout: config.limits.idleMinutes * 60 },
    Tags: composeTags(config, start, bucketUri),
  };
}

function composeGroups({ primary, core, task }: ClusterConfig): InstanceGroupConfig[] {
  const group = (role: 'MASTER' | 'CORE' | 'TASK', instanceType: string, count: number): InstanceGroupConfig => ({
    Name: role.toLowerCase(),
    InstanceRole: role,
    InstanceType: instanceType,
    InstanceCount: count,
    Market: role === 'TASK' ? 'SPOT' : 'ON_DEMAND',
  });
  return [
    group('MASTER', primary.instanceType, 1),
    group('CORE', core.instanceType, core.count),
    ...(task.count === 0 ? [] : [group('TASK', task.instanceType, task.count)]),
  ];
}

function subnetOf(subnetId: string | undefined): { readonly Ec2SubnetId?: string } {
  return subnetId === undefined ? {} : { Ec2SubnetId: subnetId };
}

function sparkDefaults({ spark }: ClusterConfig): Pick<RunJobFlowCommandInput, 'Configurations'> {
  return Object.keys(spark).length === 0
    ? {}
    : { Configurations: [{ Classification: 'spark-defaults', Properties: spark }] };
}

/** AmazonEMRServicePolicy_v2 acts only on what carries EMR's own tag. */
function composeTags(config: ClusterConfig, start: RunStart, bucketUri: string): Tag[] {
  const tags = {
    ...config.tags,
    'churn-bucket': bucketUri.replace('s3://', ''),
    'churn-run': start.runId,
    'churn-trigger': start.triggerId,
    [MAX_HOURS_TAG]: String(config.limits.clusterHours),
    'for-use-with-amazon-emr-managed-policies': 'true',
  };
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
