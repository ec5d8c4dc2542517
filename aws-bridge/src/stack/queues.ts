// SPDX-License-Identifier: Apache-2.0
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** A queue whose messages wait for a person, for as long as SQS can keep them. */
export function addLastQueue(scope: Construct, id: string): Queue {
  const queue = new Queue(scope, id, {
    ...CLOSED,
    retentionPeriod: Duration.days(14),
    removalPolicy: RemovalPolicy.RETAIN,
  });
  acknowledge(queue, 'AwsSolutions-SQS3', 'It is itself where others send what they give up.');
  return queue;
}

/** A queue that hands each message to one worker at a time, and gives it up to `failed` after so many tries. */
export function addWorkQueue(scope: Construct, id: string, { workerTimeout, tries, failed }: Work): Queue {
  return new Queue(scope, id, {
    ...CLOSED,
    // no longer than it must be: it is also the pause before an unfinished message is handed out again
    visibilityTimeout: workerTimeout.plus(Duration.minutes(1)),
    retentionPeriod: Duration.days(4),
    deadLetterQueue: { queue: failed, maxReceiveCount: tries },
  });
}

type Work = { readonly workerTimeout: Duration; readonly tries: number; readonly failed: Queue };

const CLOSED: QueueProps = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
