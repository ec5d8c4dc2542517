// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { createEmrClusters, openModelBucket } from '@churn-risk/core/aws';
import {
  endStuckClusters,
  notebookTrigger,
  readModelRun,
  type EndedCluster,
  type ModelRunStatus,
  type StatusPorts,
} from '@churn-risk/core/modelRun';
import { putModel } from '../bridge/putModel.ts';
import { wireBridge, type Bridge } from '../bridge/wireBridge.ts';
import { createAdminClient, type OrgRecord } from '../local/adminClient.ts';
import { ROOT } from '../local/folders.ts';
import { startLocal, type Local } from '../local/startLocal.ts';
import type { ReadyPython } from '../python.mjs';

/** From the notebook in S3 to the risks in the org: both stand-ins, with the bridge between them. */
export type Chain = {
  /** A folder of its own on this machine. */
  readonly scratch: string;
  bucketUri(): string;
  /** Puts the notebook, and answers the id of the trigger that this is. */
  put(notebook: string): Promise<string>;
  /** Resolves once nothing is under way any more. */
  settled(): Promise<void>;
  status(triggerId: string): Promise<ModelRunStatus>;
  /** Of a cluster: state and reason in EMR's words. */
  clusterEnd(clusterId: string | undefined): Promise<string>;
  /** What the watchdog does once the newest cluster is so old. */
  endStuckClusters(hours: number): Promise<readonly EndedCluster[]>;
  /** Asked as the administrator, who sees everything. */
  askOrg(soql: string): Promise<readonly OrgRecord[]>;
};

export const SEASON = '2026';
/** The lake of the chain does not have it. */
export const MISSING_DATA_SET = 'usage_month';

/**
 * Started once for all tests of a file, each of which fails where the stand-ins were asked for what they do not do, or
 * an event was given up. Call it at the top of a test file or of a `describe`.
 */
export function aChain(python: ReadyPython): Chain {
  const scratch = mkdtempSync(join(tmpdir(), 'chain-'));
  const world = {} as World;
  beforeAll(async () => void Object.assign(world, await startWorld(python, scratch)), START_MS);
  afterEach(() => {
    const { local, bridge } = world;
    expect(local.aws.events.deadLetters()).toEqual([]);
    expect(bridge.failedLoads()).toEqual([]);
    expect([...local.aws.unsupported(), ...local.org.unsupported()]).toEqual([]);
  });
  afterAll(async () => {
    await world.local.close();
    rmSync(scratch, { recursive: true });
  });
  return {
    scratch,
    bucketUri: () => `s3://${world.bucket}`,
    put: (notebook) => putNotebook(world, notebook),
    settled: async () => {
      await world.local.aws.settled();
      await world.local.org.idle();
    },
    status: async (triggerId) => {
      const status = await readModelRun(triggerId, world.ports);
      if (status === undefined) throw new Error(`nothing has taken up ${triggerId}`);
      return status;
    },
    clusterEnd: async (clusterId = '') => {
      const cluster = await world.ports.clusters.describe(clusterId);
      return `${cluster?.state} ${cluster?.reason.code}`;
    },
    endStuckClusters: (hours) => endClustersAfter(hours, world),
    askOrg: (soql) => {
      const { org, environment } = world.local;
      return createAdminClient(org.url, environment['LOCAL_ADMIN_ORG'] ?? '').query(soql);
    },
  };
}

type World = {
  readonly local: Local;
  readonly bridge: Bridge;
  readonly bucket: string;
  readonly ports: StatusPorts;
};

const START_MS = 240_000;
const HOUR_MS = 3_600_000;

async function startWorld({ python, environment }: ReadyPython, scratch: string): Promise<World> {
  makeLake(python, environment, scratch);
  const emr = { path: [dirname(python)], env: javaOf(environment) };
  const seed = join(scratch, 'org');
  const local = await startLocal({ port: 0, seed, state: undefined, empty: false, emr }, () => {});
  for (const [name, value] of Object.entries(local.environment)) if (name.startsWith('AWS_')) process.env[name] = value;
  const bucket = local.environment['CHURN_BUCKET'] ?? '';
  const bridge = await wireBridge(local, bucket);
  await putModel({ bucket, lake: join(scratch, 'lake'), season: SEASON, home: join(scratch, 'node') });
  const ports = { ...openModelBucket(`s3://${bucket}`), clusters: createEmrClusters(), clock: () => new Date() };
  return { local, bridge, bucket, ports };
}

function makeLake(python: string, env: NodeJS.ProcessEnv, folder: string): void {
  const args = [join(ROOT, 'scripts/lake/make_lake.py'), '--customers', '20', '--season', SEASON, '--out', folder];
  const { status, stderr } = spawnSync(python, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the data lake was not made: ${stderr}`);
  rmSync(join(folder, 'lake', MISSING_DATA_SET), { recursive: true });
}

function javaOf({ JAVA_HOME }: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  return JAVA_HOME === undefined ? {} : { JAVA_HOME };
}

async function putNotebook({ bucket }: World, Body: string): Promise<string> {
  const client = new S3Client({});
  const key = 'notebooks/churn.ipynb';
  const { VersionId } = await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body }));
  client.destroy();
  return notebookTrigger({ key, versionId: VersionId ?? '' }).id;
}

async function endClustersAfter(hours: number, { bucket, ports }: World): Promise<readonly EndedCluster[]> {
  const active = await ports.clusters.listActive('');
  const newest = Math.max(...active.map(({ createdAt }) => createdAt.getTime()));
  return endStuckClusters(`s3://${bucket}`, 24, { ...ports, clock: () => new Date(newest + hours * HOUR_MS) });
}
