// SPDX-License-Identifier: Apache-2.0
import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { addAlarmTopic, alarmFailures, alarmGivenUp, alarmOldWork } from './alarms.ts';
import { alarmFailedClusters } from './clusterFailures.ts';
import { addClusterRoles } from './clusterRoles.ts';
import { addDataBucket } from './dataBucket.ts';
import { addArrivedRuns, addLoadRisks } from './loadRisks.ts';
import { addLastQueue } from './queues.ts';
import { addRunModel } from './runModel.ts';
import type { StackGround } from './stackGround.ts';
import type { StackSettings } from './stackSettings.ts';
import { addWatchdog } from './watchdog.ts';

/**
 * Everything between a notebook that is put into the bucket and its risks in Salesforce: bucket, three Lambdas with
 * their triggers, roles of the cluster, secret of the login, queues of what was given up, alarms.
 * `bundles` is the folder that `npm run bundle` leaves.
 */
export class BridgeStack extends Stack {
  constructor(scope: Construct, settings: StackSettings, bundles: string) {
    super(scope, settings.stackName, {
      stackName: settings.stackName,
      description: 'A notebook runs on a transient EMR cluster, and its churn risks are loaded into Salesforce.',
    });
    const bucket = addDataBucket(this, settings);
    const secret = addLoginSecret(this, settings);
    const undelivered = addLastQueue(this, 'Undelivered');
    const failedLoads = addLastQueue(this, 'FailedLoads');
    const topic = addAlarmTopic(this, settings.alarmEmail);
    const ground: StackGround = { settings, bundles, bucket, undelivered };

    const runModel = addRunModel(this, ground, addClusterRoles(this, bucket, settings.lakeBuckets));
    const watchdog = addWatchdog(this, ground);
    const arrivedRuns = addArrivedRuns(this, ground, failedLoads);
    const loadRisks = addLoadRisks(this, ground, { arrivedRuns, failedLoads, secret });

    alarmFailures(topic, 'RunModel', runModel.function);
    alarmFailures(topic, 'LoadRisks', loadRisks.function);
    alarmFailures(topic, 'Watchdog', watchdog.function);
    alarmGivenUp(topic, 'Undelivered', undelivered);
    alarmGivenUp(topic, 'FailedLoads', failedLoads);
    alarmOldWork(topic, 'ArrivedRuns', arrivedRuns, Duration.hours(3));
    alarmFailedClusters(topic, bucket);
    addOutputs(this, { Bucket: bucket.bucketName, LoginSecret: secretNameOf(settings), Alarms: topic.topicArn });
  }
}

/** CloudFormation fills it with something that is no login; who puts the login knows the key, and the stack does not. */
function addLoginSecret(scope: Construct, settings: StackSettings): Secret {
  const secret = new Secret(scope, 'Login', {
    secretName: secretNameOf(settings),
    description: 'Login to Salesforce: {"loginUrl", "clientId", "username", "privateKey"}',
    removalPolicy: RemovalPolicy.RETAIN,
  });
  acknowledge(
    secret,
    'AwsSolutions-SMG4',
    'The key belongs to a certificate in Salesforce, which AWS cannot replace; README.md says how both are replaced.',
  );
  return secret;
}

function secretNameOf({ stackName }: StackSettings): string {
  return `${stackName}/salesforce-login`;
}

function addOutputs(scope: Construct, outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs))
    new CfnOutput(scope, `${name}Output`, { value }).overrideLogicalId(name);
}
