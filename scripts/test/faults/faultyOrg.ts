// SPDX-License-Identifier: Apache-2.0
// An org in which something goes wrong while the real use case loads into it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultOrder } from 'local-faults';
import { ChurnError, loadRun, type LoadPorts, type LoadRequest, type OrgPort } from '@churn-risk/core/load';
import { createFolderStore } from '@churn-risk/core/run';
import { connectOrg, type TokenSource } from '@churn-risk/core/salesforce';
import { rootOf, writeScores } from '../../../core/test/load/aLoad.ts';
import { LOADER } from '../../../core/test/load/deployed/deployedOrg.ts';
import { startChurnOrg, type ChurnOrg } from '../../../core/test/load/churnOrg.ts';
import { listUnfinishedJobs } from '../../chaos/end/unfinishedJobs.ts';
import { requireSaved } from '../../local/seed/requireSaved.ts';
import { adminOf } from '../secondReading/loadAndCompare.ts';
import { readFailedRecords, type FailedRecord } from './failedRecords.ts';

export type FaultyOrg = ChurnOrg & {
  /** Account keys; the rep owns all of them. */
  readonly keys: readonly string[];
  /** For runs and what loads leave behind. */
  readonly folder: string;
};

/** Three chunks of a job: a fault can strike the first and leave the last alone. */
const ACCOUNTS = 450;

export async function startFaultyOrg(): Promise<FaultyOrg> {
  const org = await startChurnOrg();
  const folder = await mkdtemp(join(tmpdir(), 'faults-'));
  const keys = Array.from({ length: ACCOUNTS }, (_, index) => String(index + 1).padStart(4, '0'));
  const accounts = keys.map((key) => ({ Name: key, Churn_Account_Key__c: key, OwnerId: org.repId }));
  requireSaved('Account', accounts, await adminOf(org).create('Account', accounts));
  return {
    ...org,
    keys,
    folder,
    close: async () => {
      await org.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A run that puts every account at risk, with a Task each. Each season is free of what others left. */
export function writeSeason({ folder, keys }: FaultyOrg, season: string, score = 0.85): Promise<string> {
  return writeScores(folder, Object.fromEntries(keys.map((key) => [key, score])), { runId: `run-${season}`, season });
}

/** How a load ended: its outcome or the code of its error, and what it says of records that it did not write. */
export type LoadEnd = {
  readonly ended: string;
  /** What happened, and what to do next; empty where no error ended it. */
  readonly message: string;
  readonly next: string;
  readonly failed: readonly FailedRecord[];
};

/** Loads with waits that fit a test. What is thrown is an end like others, if it is one of the project's own errors. */
export async function loadToEnd(
  org: FaultyOrg,
  run: string,
  ports: Partial<LoadPorts> = {},
  request: Partial<LoadRequest> = {},
): Promise<LoadEnd> {
  const loadId = `load-${(loads += 1)}`;
  const end = await portsOf(org, run)
    .then((given) => loadRun({ ...REQUEST, loadId, ...request }, { ...given, ...ports }))
    .then(
      ({ outcome }) => ({ ended: outcome as string, message: '', next: '' }),
      (error: unknown) => {
        if (!(error instanceof ChurnError)) throw error;
        return { ended: error.code, message: error.message, next: error.next };
      },
    );
  return { ...end, failed: await readFailedRecords(rootOf(run), loadId) };
}

let loads = 0;

/** One account that moves among few moves all deciles, so drift says nothing here. */
const REQUEST: Omit<LoadRequest, 'loadId'> = {
  holder: 'somebody@here',
  dryRun: false,
  thresholds: undefined,
  accountKeyField: undefined,
  maxRejects: undefined,
  maxUnknown: undefined,
  overrides: new Set(['drift']),
  allowEmpty: false,
  control: true,
};

async function portsOf(org: FaultyOrg, run: string): Promise<LoadPorts> {
  return {
    org: await connectAnew(org),
    run: createFolderStore(run),
    root: createFolderStore(rootOf(run)),
    clock: () => new Date(),
    waits: { taskPoll: 20, taskPatience: 1000, leftBehind: 20 },
    patience: { tries: 6, firstWait: 5, longestWait: 20, time: 10_000 },
  };
}

/** The real client with a login of its own, which can be had anew. */
export function connectAnew({ local }: ChurnOrg): Promise<OrgPort> {
  const login = async (): Promise<string> => local.issueToken(LOADER);
  return connectBy({ token: login, refresh: login }, local.url);
}

/** The real client with waits that fit a test. */
export function connectBy(tokenSource: TokenSource, instanceUrl: string): Promise<OrgPort> {
  return connectOrg({
    instanceUrl,
    apiVersion: '66.0',
    tokenSource,
    limits: { pollMs: 5, pollMaxMs: 20, retryMs: 5, outageMs: 200 },
  });
}

/** What is in the org of a season, once nothing is at work there. */
export async function countSeason(org: FaultyOrg, season: string) {
  await org.local.idle();
  const client = adminOf(org);
  const risks = await client.query(`SELECT Id, Risk_Key__c FROM Risk__c WHERE Season__c = '${season}'`);
  const ids = new Set(risks.map(({ Id }) => Id));
  const tasks = await client.query("SELECT Id, WhatId FROM Task WHERE What.Type = 'Risk__c'");
  const jobs = await listUnfinishedJobs(org.url, org.local.issueToken(org.local.adminUsername));
  return {
    keys: new Set(risks.map((risk) => String(risk['Risk_Key__c']))),
    risks: risks.length,
    tasks: tasks.filter((task) => ids.has(String(task['WhatId']))).length,
    unfinishedJobs: jobs.map(({ state }) => state),
  };
}

/** Switches a fault of the org on; answers how often it has struck so far, and switches it off. */
export function switchOn(org: ChurnOrg, order: FaultOrder): () => number {
  const { faults } = org.local.org;
  const id = faults.switchOn(order);
  return () => {
    const strikes = faults.list().find((fault) => fault.id === id)?.strikes ?? 0;
    faults.switchOff(id);
    return strikes;
  };
}
