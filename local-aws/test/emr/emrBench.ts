// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeClusterCommand, EMRClient, ListStepsCommand, RunJobFlowCommand } from '@aws-sdk/client-emr';
import type { Cluster, RunJobFlowCommandInput, Step, StepConfig } from '@aws-sdk/client-emr';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
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
  return {
    aws,
    emr,
    s3,
    folder,
    run: async (input) => (await emr.send(new RunJobFlowCommand({ ...aCluster(), ...input }))).JobFlowId ?? '',
    describe: async (id) => (await emr.send(new DescribeClusterCommand({ ClusterId: id }))).Cluster!,
    steps: async (id) => (await emr.send(new ListStepsCommand({ ClusterId: id }))).Steps!.toReversed(),
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
