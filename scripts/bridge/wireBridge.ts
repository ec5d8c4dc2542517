// SPDX-License-Identifier: Apache-2.0
// What the stack wires on AWS, wired between the stand-ins: the same functions behind the same rules and queue.
import { generateKeyPairSync } from 'node:crypto';
import { PutBucketNotificationConfigurationCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { StandIns } from '../local/standIns.ts';
import { INTEGRATION_USER } from '../local/users.ts';

export type Bridge = {
  /** Events of runs that were not loaded, as JSON. */
  failedLoads(): readonly string[];
};

/** Needs the AWS settings of `describeEnvironment` in `process.env`, because the functions take theirs from there. */
export async function wireBridge(standIns: StandIns, bucket: string): Promise<Bridge> {
  await prepareBucket(bucket);
  await storeLogin(standIns);
  const failedLoads = await createQueue('failed-loads');
  const arrivedRuns = await createQueue('arrived-runs');
  // imported only now: the functions look at their environment when they are loaded, as they do on AWS
  Object.assign(process.env, { CHURN_BUCKET: bucket, SALESFORCE_SECRET: SECRET, FAILED_LOADS_QUEUE_URL: failedLoads });
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  const { handler: runModel } = await import('../../aws-bridge/src/runModel/handler.ts');
  const { handler: loadRisks } = await import('../../aws-bridge/src/loadRisks/handler.ts');
  const { events, queues } = standIns.aws;
  events.on(arrivalOf(bucket, 'notebooks/*.ipynb'), (event) => runModel(event, invocationOf('run-model')));
  events.on(arrivalOf(bucket, 'runs/*/manifest.json'), (event) => queues.send(arrivedRuns, event));
  queues.on(arrivedRuns, (batch) => loadRisks(batch, invocationOf('load-risks')));
  return { failedLoads: () => queues.bodies(failedLoads) };
}

const SECRET = 'churn/salesforce-login';
const LAMBDA_MILLISECONDS = 15 * 60_000;

function arrivalOf(bucket: string, key: string) {
  const detail = { bucket: { name: [bucket] }, object: { key: [{ wildcard: key }] } };
  return { source: ['aws.s3'], 'detail-type': ['Object Created'], detail };
}

let invocations = 0;

function invocationOf(functionName: string) {
  const end = Date.now() + LAMBDA_MILLISECONDS;
  const awsRequestId = `request-${(invocations += 1)}`;
  return { functionName, awsRequestId, getRemainingTimeInMillis: () => end - Date.now() };
}

async function prepareBucket(Bucket: string): Promise<void> {
  const client = new S3Client({});
  await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  const NotificationConfiguration = { EventBridgeConfiguration: {} };
  await client.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration }));
  client.destroy();
}

/** An app with a key of its own, approved for the integration user, and its login in the secret. */
async function storeLogin({ org }: StandIns): Promise<void> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const { username } = INTEGRATION_USER;
  org.registerApp({ clientId: 'churn-load', certificate: publicKey, users: [username] });
  const login = { loginUrl: org.url, clientId: 'churn-load', username, privateKey };
  const client = new SecretsManagerClient({});
  await client.send(new CreateSecretCommand({ Name: SECRET, SecretString: JSON.stringify(login) }));
  client.destroy();
}

async function createQueue(QueueName: string): Promise<string> {
  const client = new SQSClient({});
  const { QueueUrl = '' } = await client.send(new CreateQueueCommand({ QueueName }));
  client.destroy();
  return QueueUrl;
}
