// SPDX-License-Identifier: Apache-2.0
import { Stack } from 'aws-cdk-lib';
import { EventField, Match, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { clusterNamePrefix } from '@churn-risk/core/modelRun';

/**
 * Tells a cluster of the bucket that ended with errors. Not the event of its step as well: a failed step ends its
 * cluster, and one failure is one message.
 */
export function alarmFailedClusters(topic: ITopic, bucket: IBucket): void {
  const stack = Stack.of(topic);
  new Rule(stack, 'ClusterFails', {
    description: 'A notebook cluster has ended with errors',
    eventPattern: {
      source: ['aws.emr'],
      detailType: ['EMR Cluster State Change'],
      detail: { name: Match.prefix(clusterNamePrefix(bucket.s3UrlForObject())), state: ['TERMINATED_WITH_ERRORS'] },
    },
    targets: [new SnsTopic(topic, { message: RuleTargetInput.fromText(failureText(stack.stackName)) })],
  });
}

/** EMR's own message says no more than that a step failed; the command reads on in the logs. */
function failureText(stackName: string): string {
  const [name, id, message] = ['name', 'clusterId', 'message'].map((field) => EventField.fromPath(`$.detail.${field}`));
  return (
    `${stackName}: the cluster "${name}" (${id}) has failed, so there is nothing to load. ` +
    `EMR says: ${message} The cause in full: sf churn run status.`
  );
}
