// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from 'node:crypto';
import { jest } from '@jest/globals';
import { createS3Store } from '@churn-risk/core/aws';
import type { FileStore } from '@churn-risk/core/run';
import type { JwtLogin } from '@churn-risk/core/salesforce';
import { aBucket, type Bucket } from '../../../core/test/aws/aBucket.ts';
import { copyInto } from '../../../core/test/aws/copyInto.ts';
import { writeScores } from '../../../core/test/load/aLoad.ts';
import { startChurnOrg, type ChurnOrg } from '../../../core/test/load/churnOrg.ts';
import { aFolder } from '../../../core/test/run/aFolder.ts';
import type { RunForm } from '../../../core/test/run/aRun.ts';
import { RESERVE_MS } from '../../src/loadRisks/deadline.ts';
import type { Ending } from '../../src/loadRisks/ending.ts';
import type { FailedLoad } from '../../src/loadRisks/failedLoads.ts';
import { createLoadRisks, type BatchResponse } from '../../src/loadRisks/loadRisks.ts';
import type { SecretVersion } from '../../src/loadRisks/loginSecret.ts';
import { connectBySecret } from '../../src/loadRisks/salesforceLogin.ts';
import type { World } from '../../src/loadRisks/world.ts';

export type Bridge = {
  org: ChurnOrg;
  readonly bucket: Bucket;
  /** What the secret holds now. */
  secret: Partial<Record<SecretVersion, JwtLogin>>;
  /** What went to the queue of failed loads, and how every delivery ended. */
  readonly failed: FailedLoad[];
  readonly endings: Ending[];
  /** Puts a run with these scores into the bucket, the manifest last, and gives the event of it. */
  putRun(scores: Readonly<Record<string, number>>, manifest?: RunForm['manifest']): Promise<unknown>;
  /** Delivers an event as the queue does, `milliseconds` before the deadline. */
  deliver(event: unknown, world?: Partial<World>, milliseconds?: number): Promise<BatchResponse>;
  /** Invokes the Lambda with the event itself. */
  invoke(event: unknown, world?: Partial<World>, milliseconds?: number): Promise<BatchResponse>;
  store(): FileStore;
  /** What the Lambda works with, but for what a test puts in its place. */
  world(): World;
  /** Lets so much time pass, here and in the org. */
  wait(minutes: number): void;
};

export const MESSAGE_ID = 'message-1';

const PAIR = generateKeyPairSync('rsa', { modulusLength: 2048 });
const APP = 'app-of-the-bridge';
const LOADER = 'loader@churn.example.com';
/** How far the clock is ahead, in milliseconds. */
let ahead = 0;
const now = (): number => Date.now() + ahead;
const WAITS = { taskPoll: 20, taskPatience: 300, leftBehind: 20 };

/** A bucket and an org that knows these accounts, with the Lambda between them. Call it at the top of a test file. */
export function aBridge(accounts: readonly string[]): Bridge {
  // several loads a test, on machines that may be busy
  jest.setTimeout(120_000);
  const bucket = aBucket();
  const folder = aFolder();
  const store = (): FileStore => createS3Store({ client: bucket.client, bucket: bucket.name, prefix: '' });
  const run = (event: unknown, world: Partial<World>, milliseconds: number): Promise<BatchResponse> =>
    createLoadRisks({ ...worldOf(bridge), ...world })(event, {
      functionName: 'load-risks',
      awsRequestId: 'request-1',
      getRemainingTimeInMillis: () => RESERVE_MS + milliseconds,
    });
  const bridge: Bridge = {
    org: undefined as unknown as ChurnOrg,
    bucket,
    secret: {},
    failed: [],
    endings: [],
    putRun: async (scores, manifest = {}) => {
      const path = await writeScores(folder.path, scores, manifest);
      const runId = path.slice(path.lastIndexOf('/') + 1);
      await copyInto(store().sub(`runs/${runId}`), path);
      return objectCreated(bucket.name, `runs/${runId}/manifest.json`);
    },
    deliver: (event, world = {}, milliseconds = 60_000) => run(message(event), world, milliseconds),
    invoke: (event, world = {}, milliseconds = 60_000) => run(event, world, milliseconds),
    store,
    world: () => worldOf(bridge),
    wait: (minutes) => {
      ahead += minutes * 60_000;
    },
  };
  beforeEach(async () => {
    ahead = 0;
    bridge.org = await startChurnOrg(accounts, { now: () => new Date(now()) });
    bridge.org.local.registerApp({ clientId: APP, certificate: pemOf(PAIR.publicKey), users: [LOADER] });
    bridge.secret = { held: loginTo(bridge.org), current: loginTo(bridge.org) };
    bridge.failed.length = 0;
    bridge.endings.length = 0;
  });
  afterEach(() => bridge.org.close());
  return bridge;
}

/** The integration user's login to the org, by the app's key unless another is given. */
export function loginTo(org: ChurnOrg, privateKey: string = pemOf(PAIR.privateKey)): JwtLogin {
  return { loginUrl: org.url, clientId: APP, username: LOADER, privateKey, now };
}

/** S3's event as EventBridge sends it. */
export function objectCreated(bucket: string, key: string): unknown {
  const detail = { version: '0', bucket: { name: bucket }, object: { key, size: 1 }, reason: 'PutObject' };
  return { version: '0', source: 'aws.s3', 'detail-type': 'Object Created', detail };
}

/** The key of somebody else. */
export function anotherKey(): string {
  return pemOf(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
}

function worldOf(bridge: Bridge): World {
  return {
    connect: () =>
      connectBySecret({ read: async (version) => bridge.secret[version] }, { pollMs: 5, pollMaxMs: 20, retryMs: 1 }),
    openStore: (uri) => bridge.store().sub(uri.slice(`s3://${bridge.bucket.name}`.length).replace(/^\//, '')),
    failedLoads: { put: async (letter) => void bridge.failed.push(letter) },
    journal: { tell: (ending) => void bridge.endings.push(ending), close: () => undefined },
    clock: () => new Date(now()),
    waits: WAITS,
  };
}

function message(event: unknown): unknown {
  const attributes = { ApproximateReceiveCount: '1' };
  return { Records: [{ messageId: MESSAGE_ID, eventSource: 'aws:sqs', attributes, body: JSON.stringify(event) }] };
}

function pemOf(key: { export(options: { type: 'spki' | 'pkcs8'; format: 'pem' }): unknown; type: string }): string {
  return String(key.export({ type: key.type === 'public' ? 'spki' : 'pkcs8', format: 'pem' }));
}
