// SPDX-License-Identifier: Apache-2.0
// What the bridge asks of AWS, asked of two servers that share no line of code: our stand-in, and moto's.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { CreateSecretCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createEmrClusters, createS3Client, openModelBucket, type ModelBucket } from '@churn-risk/core/aws';
import {
  clusterNamePrefix,
  manualTrigger,
  startModelRun,
  type ClusterPort,
  type StartPorts,
} from '@churn-risk/core/modelRun';
import { startLocalAws } from '@churn-risk/local-aws';
import { openFailedLoads } from '../../src/loadRisks/failedLoads.ts';
import { openLoginSecret } from '../../src/loadRisks/loginSecret.ts';
import { useLocalAws } from '../localEnvironment.ts';
import { prepareMoto } from './motoPython.ts';
import { startMoto, type AwsServer } from './motoServer.ts';

jest.setTimeout(60_000);

const moto = prepareMoto();
if ('missing' in moto) {
  if (process.env['CI'] === 'true') throw new Error(moto.missing);
  console.warn(`NOT RUN: the second opinion of moto's server. ${moto.missing}`);
}
const servers: readonly (readonly [string, () => Promise<AwsServer>])[] = [
  ['local-aws', startLocal],
  ...('python' in moto ? ([["moto's server", () => startMoto(moto.python)]] as const) : []),
];

async function startLocal(): Promise<AwsServer> {
  const folder = await mkdtemp(join(tmpdir(), 'local-aws-'));
  const aws = await startLocalAws({ port: 0, folder });
  // with moto's server, too, a step runs until its cluster is ended
  aws.emr.failNext({ kind: 'step_hangs' }, 2);
  const close = async (): Promise<void> => {
    await aws.close();
    await rm(folder, { recursive: true });
  };
  return { url: aws.url, close };
}

describe.each(servers)('%s', (_, start) => {
  const bucketName = 'churn-second-opinion';
  const bucketUri = `s3://${bucketName}`;
  let server: AwsServer;
  let forget: () => void;
  let model: ModelBucket;
  let clusters: ClusterPort;

  beforeAll(async () => {
    server = await start();
    forget = useLocalAws(server.url);
    const s3 = createS3Client();
    const CreateBucketConfiguration = { LocationConstraint: 'eu-central-1' } as const;
    await s3.send(new CreateBucketCommand({ Bucket: bucketName, CreateBucketConfiguration }));
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    await s3.send(new PutBucketVersioningCommand({ Bucket: bucketName, VersioningConfiguration }));
    model = openModelBucket(bucketUri, s3);
    clusters = createEmrClusters();
    await model.bucket.write('notebooks/churn.ipynb', Buffer.from('{}'));
    await model.bucket.write('code/bootstrap.sh', Buffer.from('exit 0'));
    await model.bucket.write('config/cluster.json', Buffer.from('{"season":"2026","task":{"count":2}}'));
  });
  afterAll(async () => {
    forget();
    await server.close();
  });

  const ports = (): StartPorts => ({ ...model, clusters, clock: () => new Date(), holder: 'test' });

  test('a store lists, reads and writes', async () => {
    const runs = model.bucket.sub('runs');
    await runs.write('one/manifest.json', Buffer.from('{}'));
    await runs.write('one/predictions/part-0 ü.ndjson', Buffer.from('rows'));
    const chunks: Uint8Array[] = [];
    for await (const chunk of runs.read('one/predictions/part-0 ü.ndjson')) chunks.push(chunk);

    expect(Buffer.concat(chunks).toString()).toBe('rows');
    expect(await runs.stat('one/manifest.json')).toEqual({ bytes: 2, version: expect.any(String) });
    expect(await runs.stat('none')).toBeUndefined();
  });

  test('a notebook is put, and pinned by its bytes though a newer one is put', async () => {
    const version = await model.uploads.put('notebooks/churn.ipynb', Buffer.from('{"cells":[]}'));
    await model.uploads.put('notebooks/churn.ipynb', Buffer.from('{"cells":[1]}'));
    const sha256 = createHash('sha256').update('{"cells":[]}').digest('hex');

    expect(version).toEqual({ key: 'notebooks/churn.ipynb', versionId: expect.any(String) });
    expect(await model.notebooks.pin(version)).toEqual({
      ...version,
      uri: `${bucketUri}/code/pinned/${sha256}.ipynb`,
      sha256,
    });
    expect(await model.uploads.isWatched()).toBe(false);
  });

  test('a trigger starts one cluster however often it comes, and it can be found, described and ended', async () => {
    const trigger = manualTrigger('second-opinion');
    const started = await startModelRun(trigger, ports());
    const again = await startModelRun(trigger, ports());
    if (!('clusterId' in started)) throw new Error('nothing was started');
    const { clusterId, start: lock } = started;

    expect(again).toEqual({ ...started, outcome: 'already-started' });
    const { tags, name, createdAt } = (await clusters.describe(clusterId))!;
    expect({ name, tags }).toEqual({
      name: lock.clusterName,
      tags: expect.objectContaining({ 'churn-run': lock.runId, 'for-use-with-amazon-emr-managed-policies': 'true' }),
    });
    expect((await clusters.steps(clusterId)).map(({ name }) => name)).toEqual(['notebook']);
    expect((await clusters.find(lock.clusterName, new Date(0)))?.id).toBe(clusterId);
    expect(await clusters.listActive(clusterNamePrefix(bucketUri))).toEqual([
      { id: clusterId, name: lock.clusterName, createdAt },
    ]);

    await clusters.terminate(clusterId);
    await ended(clusterId);
    expect((await clusters.describe(clusterId))?.state).toBe('TERMINATED');
    expect(await clusters.listActive(clusterNamePrefix(bucketUri))).toEqual([]);
  });

  test('a cluster that is not there is told from one that is', async () => {
    expect(await clusters.describe('j-NOTTHERE')).toBeUndefined();
  });

  test('locks are made once, and changed only by whoever read them last', async () => {
    const outcome = await startModelRun(manualTrigger('locked'), ports());
    const held = (await model.locks.read(outcome.start.triggerId))!;
    const changed = await model.locks.replace(held, { ...held.start, holder: 'second' });

    expect(await model.locks.create(held.start)).toBeUndefined();
    expect(await model.locks.replace(held, { ...held.start, holder: 'third' })).toBeUndefined();
    expect((await model.locks.read(held.start.triggerId))?.start.holder).toBe('second');
    expect(changed?.version).not.toBe(held.version);
  });

  test('the login is read in its present and its previous version', async () => {
    const client = new SecretsManagerClient({});
    const login = (username: string) => {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
      return JSON.stringify({ loginUrl: 'https://login.example', clientId: 'id', username, privateKey: pem });
    };
    await client.send(new CreateSecretCommand({ Name: 'churn/login', SecretString: login('first@example') }));
    const secret = openLoginSecret('churn/login');
    const before = await secret.read('previous');
    await client.send(new PutSecretValueCommand({ SecretId: 'churn/login', SecretString: login('second@example') }));

    expect(before).toBeUndefined();
    expect((await secret.read('current'))?.username).toBe('second@example');
    expect((await secret.read('previous'))?.username).toBe('first@example');
    await expect(openLoginSecret('churn/none').read('held')).rejects.toMatchObject({ code: 'secret_unreadable' });
  });

  test('a failed load goes to its queue, with the cause', async () => {
    const client = new SQSClient({});
    const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: 'failed-loads' }));
    await openFailedLoads(QueueUrl!).put({ body: '{"detail":{}}', cause: 'gates_closed: why' });
    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['All'] }));

    expect(Messages?.map(({ Body, MessageAttributes }) => ({ Body, MessageAttributes }))).toEqual([
      {
        Body: '{"detail":{}}',
        MessageAttributes: { cause: { DataType: 'String', StringValue: 'gates_closed: why' } },
      },
    ]);
  });

  /** Clusters end some moments after they are told to. */
  async function ended(clusterId: string): Promise<void> {
    while ((await clusters.describe(clusterId))?.state === 'TERMINATING') {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
});
