// SPDX-License-Identifier: Apache-2.0
// The Lambda as it is deployed, with rule, queue and secret around it: the stand-ins differ only by their address.
import { generateKeyPairSync } from 'node:crypto';
import { CreateBucketCommand, PutBucketNotificationConfigurationCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { openStore } from '@churn-risk/core/aws';
import { shuffledDelivery, startLocalAws, type LocalAws } from '@churn-risk/local-aws';
import { copyInto } from '../../../core/test/aws/copyInto.ts';
import { writeScores } from '../../../core/test/load/aLoad.ts';
import { startChurnOrg, type ChurnOrg } from '../../../core/test/load/churnOrg.ts';
import { aFolder } from '../../../core/test/run/aFolder.ts';
import { createLoadRisks } from '../../src/loadRisks/loadRisks.ts';
import { openWorld } from '../../src/loadRisks/world.ts';
import { journalLines } from '../journalLines.ts';
import { useLocalAws } from '../localEnvironment.ts';

const BUCKET = 'churn';
const SECRET = 'churn/salesforce-login';
const LATER = { runId: 'run-2026-b', asOf: '2025-12-08', scoredAt: '2025-12-09T02:00:00Z' };
const RULE = {
  source: ['aws.s3'],
  'detail-type': ['Object Created'],
  detail: { object: { key: [{ wildcard: 'runs/*/manifest.json' }] } },
};

const lines = journalLines();
const folder = aFolder();
let aws: LocalAws;
let org: ChurnOrg;
let arrivedRuns = '';
let failedLoads = '';
let endUse: () => void;
beforeEach(async () => {
  aws = await startLocalAws({ port: 0, folder: folder.path });
  org = await startChurnOrg(['a1', 'a2']);
  endUse = useLocalAws(aws.url);
  await makeBucket();
  await makeSecret();
  failedLoads = await makeQueue('failed-loads');
  arrivedRuns = await makeQueue('arrived-runs');
  const handler = createLoadRisks(openWorld({ SALESFORCE_SECRET: SECRET, FAILED_LOADS_QUEUE_URL: failedLoads }));
  aws.events.on(RULE, (event) => aws.queues.send(arrivedRuns, event));
  // as many at once as the stack allows
  for (let n = 0; n < 2; n++) aws.queues.on(arrivedRuns, (event) => handler(event, invocation()));
}, 60_000);
afterEach(async () => {
  endUse();
  await aws.close();
  await org.close();
});

test('twenty events of each of two runs, in any order, lead to the later run and one Task for each alert', async () => {
  aws.events.deliver(shuffledDelivery(20, 1_000, 7));

  await putRun({ a1: 0.9, a2: 0.3 });
  await putRun({ a1: 0.9, a2: 0.9 }, LATER);
  await aws.settled();

  expect(await org.query('SELECT Risk_Key__c, Probability__c FROM Risk__c ORDER BY Risk_Key__c')).toMatchObject([
    { Risk_Key__c: 'a1:2026', Probability__c: 0.9 },
    { Risk_Key__c: 'a2:2026', Probability__c: 0.9 },
  ]);
  expect(await org.query('SELECT Id FROM Task')).toHaveLength(2);
  expect(await org.query("SELECT Status__c FROM Churn_Run__c WHERE Run_Id__c = 'run-2026-b'")).toMatchObject([
    { Status__c: 'Loaded' },
  ]);
  expect(aws.unsupported()).toEqual([]);
}, 120_000);

test('a refused run waits among the failed loads, and the next run is loaded', async () => {
  await putRun({ x1: 0.9, x2: 0.9, x3: 0.9, x4: 0.9, x5: 0.9, x6: 0.9 });
  await aws.settled();
  expect(aws.queues.bodies(failedLoads).map((body) => JSON.parse(body).detail.object.key)).toEqual([
    'runs/run-2026-a/manifest.json',
  ]);

  await putRun({ a1: 0.9 }, LATER);
  await aws.settled();

  expect(await org.query('SELECT Risk_Key__c FROM Risk__c')).toMatchObject([{ Risk_Key__c: 'a1:2026' }]);
  expect(aws.queues.bodies(failedLoads)).toHaveLength(1);
}, 60_000);

test('neither log nor metrics name a customer', async () => {
  await putRun({ a1: 0.9 });
  await putRun({ a1: 0.9, a2: 0.95, x1: 0.9, x2: 0.9, x3: 0.9, x4: 0.9, x5: 0.9, x6: 0.9 }, LATER);
  await aws.settled();

  const messages = lines.map((line) => JSON.parse(line).message as unknown).filter((message) => message !== undefined);
  expect(messages.sort()).toEqual(['The load is refused.', 'The run is loaded.']);
  expect(lines.filter((line) => /\b[ax]\d\b|Soil/.test(line))).toEqual([]);
}, 60_000);

const invocation = () => ({
  functionName: 'load-risks',
  awsRequestId: 'request-1',
  getRemainingTimeInMillis: () => 900_000,
});

async function putRun(scores: Readonly<Record<string, number>>, manifest = {}): Promise<void> {
  const path = await writeScores(`${folder.path}/model`, scores, manifest);
  await copyInto(openStore(`s3://${BUCKET}/runs/${path.slice(path.lastIndexOf('/') + 1)}`), path);
}

async function makeBucket(): Promise<void> {
  const client = new S3Client({});
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const NotificationConfiguration = { EventBridgeConfiguration: {} };
  await client.send(new PutBucketNotificationConfigurationCommand({ Bucket: BUCKET, NotificationConfiguration }));
  client.destroy();
}

async function makeSecret(): Promise<void> {
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
