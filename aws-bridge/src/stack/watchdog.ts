// SPDX-License-Identifier: Apache-2.0
import { Duration, Size } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { allowObjects } from './bucketAccess.ts';
import { allowEnd } from './clusterAccess.ts';
import { addLambda, type Lambda } from './lambdaFunction.ts';
import type { StackGround } from './stackGround.ts';

/** The Lambda that ends clusters that are too old: a hung notebook is busy, and nothing else would end it. */
export function addWatchdog(scope: Construct, ground: StackGround): Lambda {
  const { bucket, settings, undelivered } = ground;
  const watchdog = addLambda(scope, 'Watchdog', ground, {
    name: 'watchdog',
    description: 'Ends clusters that are too old',
    memory: Size.mebibytes(512),
    timeout: Duration.minutes(5),
    environment: {
      CHURN_BUCKET: bucket.bucketName,
      CLUSTER_MAX_HOURS: String(settings.maximumClusterHours),
    },
  });
  allowObjects(watchdog.role, bucket, { read: ['locks/*'], written: ['locks/*'] });
  allowEnd(watchdog.role, bucket);
  new Rule(scope, 'ClustersAreLookedAt', {
    description: 'Clusters are looked at',
    schedule: Schedule.rate(Duration.minutes(15)),
    targets: [new LambdaTarget(watchdog.function, { deadLetterQueue: undelivered })],
  });
  return watchdog;
}
