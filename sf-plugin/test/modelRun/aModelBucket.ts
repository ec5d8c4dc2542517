// SPDX-License-Identifier: Apache-2.0
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CreateBucketCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { jest } from '@jest/globals';
import { notebookTrigger, startModelRun } from '@churn-risk/core/modelRun';
import { startLocalAws, type LocalAws } from '@churn-risk/local-aws';
import { writeScores } from '../../../core/test/load/aLoad.ts';
import { openModelRuns } from '../../src/modelRun/modelRuns.ts';

export type ModelBucket = {
  aws: LocalAws;
  readonly name: string;
  /** A folder of this machine. */
  folder: string;
  /** Path of a notebook on this machine. */
  notebook: string;
  put(key: string, body: string): Promise<void>;
  /** Lets a bridge start what is put below notebooks/. */
  watch(): Promise<void>;
  /** Ids of all clusters that were ever started. */
  clusters(): readonly string[];
};

/**
 * A versioned bucket for each test with all that a run needs, found by the SDK's ordinary chain. The notebook of a
 * cluster writes a run with the accounts a1 at 0.9 and a2 at 0.1. Call it at the top of a test file.
 */
export function aModelBucket(): ModelBucket {
  jest.setTimeout(60_000); // each cluster is several processes, each look at it comes a second after the last one
  const before = { ...process.env };
  const bucket = { name: 'churn', folder: '', notebook: '' } as ModelBucket;
  beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'model-bucket-'));
    const template = await writeScores(folder, { a1: 0.9, a2: 0.1 });
    const emr = { path: [await writeRunner(folder)], env: { RUN_TEMPLATE: template } };
    const aws = await startLocalAws({ port: 0, folder: join(folder, 'aws'), emr });
    Object.assign(process.env, LOCAL_CREDENTIALS, { AWS_ENDPOINT_URL: aws.url });
    Object.assign(bucket, { aws, folder, notebook: await writeNotebook(folder) }, handlesOf(bucket));
    await fill(bucket);
  });
  afterEach(async () => {
    const unsupported = bucket.aws.unsupported();
    await bucket.aws.close();
    await rm(bucket.folder, { recursive: true, force: true });
    process.env = { ...before };
    expect(unsupported).toEqual([]);
  });
  return bucket;
}

const LOCAL_CREDENTIALS = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
};

async function writeRunner(folder: string): Promise<string> {
  const script = fileURLToPath(new URL('executeNotebook.mjs', import.meta.url));
  const runner = join(folder, 'papermill');
  await writeFile(runner, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
  await chmod(runner, 0o755);
  return folder;
}

async function writeNotebook(folder: string): Promise<string> {
  const path = join(folder, 'churn.ipynb');
  await writeFile(path, NOTEBOOK);
  return path;
}

const NOTEBOOK = JSON.stringify({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: [{ cell_type: 'code', id: 'a', metadata: {}, source: '', outputs: [], execution_count: null }],
});

function handlesOf(bucket: ModelBucket): Pick<ModelBucket, 'put' | 'watch' | 'clusters'> {
  return {
    put: async (key, body) => {
      await new S3Client({}).send(new PutObjectCommand({ Bucket: bucket.name, Key: key, Body: body }));
    },
    watch: () => watch(bucket),
    clusters: () => {
      const started = bucket.aws.events.sent().filter(({ detail }) => detail['state'] === 'STARTING');
      return started.map(({ detail }) => String(detail['clusterId']));
    },
  };
}

async function fill({ name, put }: ModelBucket): Promise<void> {
  const s3 = new S3Client({});
  await s3.send(new CreateBucketCommand({ Bucket: name }));
  await s3.send(new PutBucketVersioningCommand({ Bucket: name, VersioningConfiguration: { Status: 'Enabled' } }));
  await put('config/cluster.json', '{ "season": "2026" }');
  await put('code/bootstrap.sh', '#!/bin/sh\nexit 0\n');
  await put('notebooks/churn.ipynb', NOTEBOOK);
}

async function watch({ aws, name }: ModelBucket): Promise<void> {
  const events = { Bucket: name, NotificationConfiguration: { EventBridgeConfiguration: {} } };
  await new S3Client({}).send(new PutBucketNotificationConfigurationCommand(events));
  const pattern = { source: ['aws.s3'], detail: { object: { key: [{ wildcard: 'notebooks/*.ipynb' }] } } };
  aws.events.on(pattern, async ({ detail }) => {
    const object = detail['object'] as { readonly key: string; readonly 'version-id': string };
    const trigger = notebookTrigger({ key: object.key, versionId: object['version-id'] });
    await startModelRun(trigger, { ...openModelRuns(`s3://${name}`), holder: 'the bridge' });
  });
}
