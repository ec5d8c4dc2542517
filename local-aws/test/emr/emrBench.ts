// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { DescribeClusterCommand, EMRClient, ListStepsCommand, RunJobFlowCommand } from '@aws-sdk/client-emr';
import type { Cluster, RunJobFlowCommandInput, Step, StepConfig } from '@aws-sdk/client-emr';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { startLocalAws } from '@churn-risk/local-aws';
import type { EmrOptions, LocalAws } from '@churn-risk/local-aws';

export const BUCKET = 'bench';

/** A server on a fresh folder with one bucket, and the SDK's clients as anyone would make them. */
export type EmrBench = {
  readonly aws: LocalAws;
  readonly emr: EMRClient;
  readonly s3: S3Client;
  readonly folder: string;
  /** Asks for a cluster; its id. */
  run(input: Partial<RunJobFlowCommandInput>): Promise<string>;
  describe(clusterId: string): Promise<Cluster>;
  /** In the order in which they run. */
  steps(clusterId: string): Promise<readonly Step[]>;
  /** Resolves once the first step has been running for a moment. */
  running(clusterId: string): Promise<void>;
  /** Resolves once there is something in the file. */
  written(path: string): Promise<void>;
  /** Of a file on disk. */
  read(path: string): Promise<string>;
  /** Keys below logs/<cluster id>/. */
  logKeys(clusterId: string): Promise<readonly string[]>;
  log(key: string): Promise<string>;
  bootstrapLog(clusterId: string, number: number): Promise<{ readonly instance: string; readonly stderr: string }>;
  close(): Promise<void>;
};

export async function openEmrBench(options: EmrOptions = {}): Promise<EmrBench> {
  const folder = await mkdtemp(join(tmpdir(), 'local-aws-'));
  const aws = await startLocalAws({ port: 0, folder, emr: options });
  const settings = {
    endpoint: aws.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    maxAttempts: 1,
  };
  const emr = new EMRClient(settings);
  const s3 = new S3Client(settings);
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const steps = async (id: string) => (await emr.send(new ListStepsCommand({ ClusterId: id }))).Steps!.toReversed();
  const logKeys = async (id: string) => {
    const listed = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: `logs/${id}/` }));
    return (listed.Contents ?? []).map(({ Key }) => Key!.slice(`logs/${id}/`.length));
  };
  const log = async (key: string) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: `logs/${key}` }));
    return gunzipSync(await Body!.transformToByteArray()).toString('utf8');
  };
  return {
    aws,
    emr,
    s3,
    folder,
    run: async (input) => (await emr.send(new RunJobFlowCommand({ ...aCluster(), ...input }))).JobFlowId ?? '',
    describe: async (id) => (await emr.send(new DescribeClusterCommand({ ClusterId: id }))).Cluster!,
    steps,
    running: async (id) => {
      while ((await steps(id))[0]?.Status?.State !== 'RUNNING') await wait(5);
      await wait(30);
    },
    written: async (path) => {
      while ((await readFile(path, 'utf8').catch(() => '')) === '') await wait(5);
    },
    read: (path) => readFile(path, 'utf8'),
    logKeys,
    log,
    bootstrapLog: async (id, number) => {
      const end = `/bootstrap-actions/${number}/stderr.gz`;
      const key = (await logKeys(id)).find((each) => each.endsWith(end)) ?? '';
      return { instance: key.split('/')[1] ?? '', stderr: await log(`${id}/${key}`) };
    },
    close: async () => {
      emr.destroy();
      s3.destroy();
      await aws.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const aCluster = (): RunJobFlowCommandInput => ({
  Name: 'bench',
  ReleaseLabel: 'emr-7.13.0',
  LogUri: `s3://${BUCKET}/logs/`,
  Instances: { InstanceCount: 1, MasterInstanceType: 'm5.xlarge' },
});

/** A step that runs `script` in a shell. */
export const aStep = (script: string, step: Partial<StepConfig> = {}): StepConfig => ({
  Name: 'step',
  HadoopJarStep: { Jar: 'command-runner.jar', Args: ['bash', '-c', script] },
  ...step,
});

/** State and reason at the end, and the states of the steps. */
export async function endOf(bench: EmrBench, clusterId: string) {
  await bench.aws.settled();
  const { State, StateChangeReason } = (await bench.describe(clusterId)).Status!;
  const steps = await bench.steps(clusterId);
  return { State, ...StateChangeReason, steps: steps.map(({ Status }) => Status?.State) };
}

/** What a client sees of a refusal. */
export async function refusalOf(request: Promise<unknown>) {
  try {
    await request;
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return { name, message, status: $metadata?.httpStatusCode };
  }
  throw new Error('the request was not refused');
}
