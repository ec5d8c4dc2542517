// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from 'node:crypto';
import { CreateBucketCommand, PutBucketNotificationConfigurationCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { jest } from '@jest/globals';
import { openStore } from '@churn-risk/core/aws';
import { startLocalAws, type LocalAws } from '@churn-risk/local-aws';
import { copyInto } from '../../../core/test/aws/copyInto.ts';
import { startChurnOrg, type ChurnOrg } from '../../../core/test/load/churnOrg.ts';
import { aFolder } from '../../../core/test/run/aFolder.ts';
import { useLocalAws } from '../localEnvironment.ts';

export type Deployment = {
  aws: LocalAws;
  org: ChurnOrg;
  /** Of the queue that stands before the function. */
  arrivedRuns: string;
  /** What the function finds in its environment. */
  environment: { readonly SALESFORCE_SECRET: string; readonly FAILED_LOADS_QUEUE_URL: string };
  /** Empty, for runs before they are put into the bucket. */
  readonly folder: () => string;
  /** Puts a run that lies on disk into the bucket, the manifest last. */
  putRun(path: string): Promise<void>;
};

const BUCKET = 'churn';
const SECRET = 'churn/salesforce-login';
const RULE = {
  source: ['aws.s3'],
  'detail-type': ['Object Created'],
  detail: { object: { key: [{ wildcard: 'runs/*/manifest.json' }] } },
};

/** Bucket, rule, queues and secret as the stack makes them, and an org that knows a1 and a2. Call it at the top of a test file. */
export function aDeployment(): Deployment {
  // several loads a test, on machines that may be busy
  jest.setTimeout(120_000);
  const folder = aFolder();
  const deployment = {
    folder: () => `${folder.path}/model`,
    putRun: (path: string) => copyInto(openStore(`s3://${BUCKET}/runs/${path.slice(path.lastIndexOf('/') + 1)}`), path),
  } as Deployment;
  let endUse: () => void;
  beforeEach(async () => {
    const aws = await startLocalAws({ port: 0, folder: `${folder.path}/aws` });
    deployment.aws = aws;
    deployment.org = await startChurnOrg(['a1', 'a2']);
    endUse = useLocalAws(aws.url);
    await makeBucket();
    await makeSecret(deployment.org);
    deployment.arrivedRuns = await makeQueue('arrived-runs');
    const failedLoads = await makeQueue('failed-loads');
    deployment.environment = { SALESFORCE_SECRET: SECRET, FAILED_LOADS_QUEUE_URL: failedLoads };
    aws.events.on(RULE, (event) => aws.queues.send(deployment.arrivedRuns, event));
  });
  afterEach(async () => {
    endUse();
    await deployment.aws.close();
    await deployment.org.close();
  });
  return deployment;
}

async function makeBucket(): Promise<void> {
  const client = new S3Client({});
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const NotificationConfiguration = { EventBridgeConfiguration: {} };
  await client.send(new PutBucketNotificationConfigurationCommand({ Bucket: BUCKET, NotificationConfiguration }));
  client.destroy();
}

async function makeSecret(org: ChurnOrg): Promise<void> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const username = 'loader@churn.example.com';
  org.local.registerApp({ clientId: 'app', certificate: publicKey, users: [username] });
  const login = { loginUrl: org.url, clientId: 'app', username, privateKey };
  const client = new SecretsManagerClient({});
  await client.send(new CreateSecretCommand({ Name: SECRET, SecretString: JSON.stringify(login) }));
  client.destroy();
}

async function makeQueue(name: string): Promise<string> {
  const client = new SQSClient({});
  const request = new CreateQueueCommand({ QueueName: name, Attributes: { VisibilityTimeout: '1' } });
  const { QueueUrl } = await client.send(request);
  client.destroy();
  return QueueUrl!;
}
