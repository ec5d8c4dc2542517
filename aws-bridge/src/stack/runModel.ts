// SPDX-License-Identifier: Apache-2.0
import { Duration, Size } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { addArrivalRule } from './arrivalRule.ts';
import { allowObjects } from './bucketAccess.ts';
import { allowStart } from './clusterAccess.ts';
import type { ClusterRoles } from './clusterRoles.ts';
import { addLambda, type Lambda } from './lambdaFunction.ts';
import type { StackGround } from './stackGround.ts';

/** The Lambda that starts a cluster for a notebook that arrives, on the schedule, or when somebody invokes it. */
export function addRunModel(scope: Construct, ground: StackGround, roles: ClusterRoles): Lambda {
  const { bucket, settings, undelivered } = ground;
  const runModel = addLambda(scope, 'RunModel', ground, {
    name: 'run-model',
    description: 'Starts the cluster of a notebook',
    memory: Size.mebibytes(512),
    // a start that is two minutes old is taken over as dead
    timeout: Duration.seconds(90),
    environment: clusterEnvironment(ground, roles),
  });
  allowObjects(runModel.role, bucket, {
    read: ['config/cluster.json', 'notebooks/*', 'locks/*'],
    written: ['locks/*', 'code/pinned/*'],
  });
  allowStart(runModel.role, bucket, roles);
  const target = new LambdaTarget(runModel.function, { deadLetterQueue: undelivered });
  addArrivalRule(scope, 'NotebookArrives', { bucket, keyPattern: 'notebooks/*.ipynb', enabled: true }).addTarget(
    target,
  );
  if (settings.schedule !== undefined) addSchedule(scope, settings.schedule).addTarget(target);
  return runModel;
}

/** What clusters get unless config/cluster.json names something else. */
function clusterEnvironment({ bucket, settings }: StackGround, roles: ClusterRoles): Readonly<Record<string, string>> {
  const { subnetId, securityConfiguration } = settings;
  return {
    CHURN_BUCKET: bucket.bucketName,
    CLUSTER_SERVICE_ROLE: roles.service.roleArn,
    CLUSTER_INSTANCE_PROFILE: roles.instanceProfile.instanceProfileName,
    ...(subnetId === undefined ? {} : { CLUSTER_SUBNET_ID: subnetId }),
    ...(securityConfiguration === undefined ? {} : { CLUSTER_SECURITY_CONFIGURATION: securityConfiguration }),
  };
}

function addSchedule(scope: Construct, expression: string): Rule {
  return new Rule(scope, 'NotebookIsDue', {
    description: 'The newest notebook is due to run',
    schedule: Schedule.expression(expression),
  });
}
