// SPDX-License-Identifier: Apache-2.0
import { Duration, Size } from 'aws-cdk-lib';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { allow } from './allow.ts';
import { addArrivalRule } from './arrivalRule.ts';
import { allowObjects } from './bucketAccess.ts';
import { addLambda, type Lambda } from './lambdaFunction.ts';
import { addWorkQueue } from './queues.ts';
import type { StackGround } from './stackGround.ts';

/** The longest that Lambda allows: a load waits for jobs in Salesforce. */
const TIMEOUT = Duration.minutes(15);
/** A day's worth: a load that outlives a function goes on with the next try, and an org may be down for hours. */
const TRIES = 90;

/** The queue of runs to be loaded. It stands between rule and function because a load may need several invocations. */
export function addArrivedRuns(scope: Construct, ground: StackGround, failedLoads: Queue): Queue {
  const { bucket, undelivered, settings } = ground;
  const arrivedRuns = addWorkQueue(scope, 'ArrivedRuns', { workerTimeout: TIMEOUT, tries: TRIES, failed: failedLoads });
  const target = new SqsQueue(arrivedRuns, { deadLetterQueue: undelivered });
  const arrival = { bucket, keyPattern: 'runs/*/manifest.json', enabled: settings.loadOnArrival };
  addArrivalRule(scope, 'RunArrives', arrival).addTarget(target);
  return arrivedRuns;
}

export type LoadRisksParts = {
  readonly arrivedRuns: Queue;
  /** Gets the runs that can't be loaded, with the cause. */
  readonly failedLoads: Queue;
  readonly secret: ISecret;
};

/** The Lambda that loads the runs of the queue into Salesforce. */
export function addLoadRisks(scope: Construct, ground: StackGround, parts: LoadRisksParts): Lambda {
  const { arrivedRuns, failedLoads, secret } = parts;
  const loadRisks = addLambda(scope, 'LoadRisks', ground, {
    name: 'load-risks',
    description: 'Loads a run into Salesforce',
    memory: Size.mebibytes(2048),
    // a copy of the predictions, and what is to be written
    disk: Size.gibibytes(4),
    timeout: TIMEOUT,
    environment: { SALESFORCE_SECRET: secret.secretArn, FAILED_LOADS_QUEUE_URL: failedLoads.queueUrl },
  });
  allowObjects(loadRisks.role, ground.bucket, { read: ['runs/*', 'loads/*'], written: ['loads/*'] });
  allow(loadRisks.role, { actions: ['secretsmanager:GetSecretValue'], resources: [secret.secretArn] });
  allow(loadRisks.role, { actions: ['sqs:SendMessage'], resources: [failedLoads.queueArn] });
  // two is the least that can be asked for; loads of one season exclude each other in the org
  loadRisks.function.addEventSource(
    new SqsEventSource(arrivedRuns, { batchSize: 1, maxConcurrency: 2, reportBatchItemFailures: true }),
  );
  return loadRisks;
}
