// SPDX-License-Identifier: Apache-2.0
import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** Where everything goes that a person must see. */
export function addAlarmTopic(scope: Construct, email: string | undefined): Topic {
  const topic = new Topic(scope, 'Alarms', { enforceSSL: true });
  if (email !== undefined) topic.addSubscription(new EmailSubscription(email));
  // a policy of the topic takes the place of the default one, which lets the account's alarms in
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(topic).account } },
    }),
  );
  return topic;
}

/** Tells every failure of the function, that of a first try too. */
export function alarmFailures(topic: ITopic, id: string, failing: IFunction): void {
  addAlarm(topic, `${id}Fails`, {
    metric: failing.metricErrors({ period: PERIOD, statistic: 'Sum' }),
    threshold: 1,
    description: `${id} has failed; its log names the cause and what to do.`,
  });
}

/** Tells that something was given up. The alarm stays until the queue is empty. */
export function alarmGivenUp(topic: ITopic, id: string, lastQueue: IQueue): void {
  addAlarm(topic, `${id}Wait`, {
    metric: lastQueue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' }),
    threshold: 1,
    description: `${id}: events were given up and wait in the queue, with their cause.`,
  });
}

/** Tells work that is neither done nor given up, such as a load that finds its season held again and again. */
export function alarmOldWork(topic: ITopic, id: string, work: IQueue, age: Duration): void {
  addAlarm(topic, `${id}AreOld`, {
    metric: work.metricApproximateAgeOfOldestMessage({ period: PERIOD, statistic: 'Maximum' }),
    threshold: age.toSeconds(),
    description: `${id}: one has not been loaded for ${age.toHumanString()}; the log of load-risks says why.`,
  });
}

const PERIOD = Duration.minutes(5);

type AlarmWishes = { readonly metric: IMetric; readonly threshold: number; readonly description: string };

function addAlarm(topic: ITopic, id: string, { metric, threshold, description }: AlarmWishes): void {
  const alarm = new Alarm(Stack.of(topic), id, {
    metric,
    threshold,
    alarmDescription: description,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    // nothing measured is nothing wrong
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new SnsAction(topic));
}
