// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url';
import { CreateBucketCommand, PutBucketVersioningCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { EMRClientConfig } from '@aws-sdk/client-emr';
import { startLocalAws, type LocalAws } from '@churn-risk/local-aws';
import { createEmrClusters, openModelBucket, type ModelBucket } from '../../src/aws/index.ts';
import { notebookTrigger, type ClusterPort, type RunTrigger, type StartPorts } from '../../src/modelRun/index.ts';
import { aFolder } from '../run/aFolder.ts';

/** A versioned bucket with what a model run needs, and an EMR on which `runner/papermill` is the runner. */
export type ModelWorld = ModelBucket & {
  readonly name: string;
  readonly client: S3Client;
  readonly clusters: ClusterPort;
  readonly aws: LocalAws;
  readonly emr: EMRClientConfig;
  /** The ports of a start, as `holder`. */
  ports(holder?: string, changes?: Partial<StartPorts>): StartPorts;
  put(key: string, body: string | Uint8Array): Promise<string | undefined>;
  /** Puts a notebook that does this (see the runner), and answers its trigger. */
  putNotebook(does: 'writes' | 'fails' | 'dies' | 'ends', key?: string): Promise<RunTrigger>;
};

export const CONFIG = { season: '2026', home: '/opt/churn' };

const REACH = { region: 'eu-central-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
const RUNNER = fileURLToPath(new URL('./runner', import.meta.url));

/** A fresh one for each test. Call it at the top of a test file. */
export function aModelBucket(): ModelWorld {
  const world = {} as { -readonly [Name in keyof ModelWorld]: ModelWorld[Name] };
  // before the folder's own: clusters write there until they are ended
  afterEach(async () => {
    const unsupported = world.aws.unsupported();
    await world.aws.close();
    world.client.destroy();
    expect(unsupported).toEqual([]);
  });
  const folder = aFolder();
  beforeEach(async () => {
    const aws = await startLocalAws({ port: 0, folder: folder.path, emr: { path: [RUNNER], delayMs: 5 } });
    const emr = { ...REACH, endpoint: aws.url };
    const client = new S3Client({ ...emr, forcePathStyle: true });
    const name = 'churn';
    const clusters = createEmrClusters(emr);
    Object.assign(world, { aws, emr, name, client, clusters, ...openModelBucket(`s3://${name}`, client) });
    await client.send(new CreateBucketCommand({ Bucket: name }));
    const versioning = { Bucket: name, VersioningConfiguration: { Status: 'Enabled' } } as const;
    await client.send(new PutBucketVersioningCommand(versioning));
    await world.put('config/cluster.json', JSON.stringify(CONFIG));
    await world.put('code/bootstrap.sh', '#!/bin/sh\nexit 0\n');
  });
  world.put = async (key, body) =>
    (await world.client.send(new PutObjectCommand({ Bucket: world.name, Key: key, Body: body }))).VersionId;
  world.putNotebook = async (does, key = 'notebooks/churn.ipynb') => {
    const versionId = await world.put(key, JSON.stringify({ cells: [{ source: does }] }));
    return notebookTrigger({ key, ...(versionId === undefined ? {} : { versionId }) });
  };
  world.ports = (holder = 'starter-1', changes = {}) => {
    const { bucket, locks, notebooks, clusters } = world;
    return { bucket, locks, notebooks, clusters, clock: () => new Date(), holder, ...changes };
  };
  return world;
}
