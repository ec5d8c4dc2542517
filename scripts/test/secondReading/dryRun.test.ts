// SPDX-License-Identifier: Apache-2.0
// plan.ndjson of a dry run, held against what the load then does to the org.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { WRITING_KINDS, type PlannedAction, type TaskRoute } from '@churn-risk/core/plan';
import { createFolderStore } from '@churn-risk/core/run';
import { load } from '../../../core/test/load/aLoad.ts';
import { startChurnOrg, type ChurnOrg } from '../../../core/test/load/churnOrg.ts';
import { aFolder } from '../../../core/test/run/aFolder.ts';
import { seedOrg } from '../../local/seed/seedOrg.ts';
import { adminOf } from './loadAndCompare.ts';
import { SEED } from './madeUp/customers.ts';
import { createDice } from '../../dice.ts';
import { workOnRisks } from './madeUp/repsAtWork.ts';
import { writeSeason } from './madeUp/seasonRuns.ts';
import { SETTING, THRESHOLDS } from './madeUp/thresholds.ts';
import { BLANK_RISK, foldKey, takeSnapshot, type OrgSnapshot, type RiskRecord } from './orgSnapshot.ts';

const SEASON = '2024';
const SEED_OF_CHANCE = 1;

const folder = aFolder();
let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg();
  await seedOrg(adminOf(org), SEED);
}, 60_000);
afterEach(() => org.close());

test('every value that a dry run names is in the org after the load, every Task is where it says, and nothing else has changed', async () => {
  const runs = await writeSeason(folder.path, { season: SEASON, format: 'ndjson', seed: SEED_OF_CHANCE });
  const dice = createDice(SEED_OF_CHANCE);
  const written: string[] = [];
  for (const [run, now] of [
    [runs.first.run, '2023-10-01T04:30:00.000Z'],
    [runs.second.run, '2023-11-06T04:30:00.000Z'],
    [runs.last.run, '2023-12-03T04:30:00.000Z'],
  ] as const) {
    const plan = await loadAsForetold(run, now);
    written.push(...plan.filter(({ values }) => values !== undefined).map(({ kind }) => kind));
    await workOnRisks(adminOf(org), SEASON, dice);
    await org.local.idle();
  }

  // or the plans would prove too little
  expect([...new Set(written)].sort()).toEqual([...WRITING_KINDS].sort());
}, 60_000);

/** Runs dry, then loads, and expects the org to be as plan.ndjson foretold. Answers with that plan. */
async function loadAsForetold(run: string, now: string): Promise<readonly PlannedAction[]> {
  const client = adminOf(org);
  const before = await takeSnapshot(client, SEASON);
  const results = createFolderStore(join(folder.path, 'results', now));
  const clock = (): Date => new Date(now);
  await load(org, run, { ...REQUEST, dryRun: true }, { clock, results });
  expect(await takeSnapshot(client, SEASON)).toEqual(before);
  const plan = await readPlan(results.uri);

  await load(org, run, REQUEST, { clock });
  await org.local.idle();
  const after = await takeSnapshot(client, SEASON);
  const stamp = { Run_Id__c: basename(run), Loaded_At__c: now };
  expect(after.risks).toEqual(new Map([...before.risks, ...plan.flatMap((action) => foretold(action, before, stamp))]));
  expect(newTasks(before, after)).toEqual(plan.flatMap((action) => foretoldTask(action, before)).toSorted());
  return plan;
}

const MANY = { count: 100 };
const REQUEST = {
  thresholds: { thresholds: THRESHOLDS, setting: SETTING },
  maxRejects: MANY,
  maxUnknown: MANY,
} as const;

async function readPlan(place: string): Promise<readonly PlannedAction[]> {
  const lines = (await readFile(join(place, 'plan.ndjson'), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as PlannedAction);
}

/** The Risk after the load. What plan.ndjson leaves to the load is `stamp`: the run's record and the time. */
function foretold(action: PlannedAction, { risks }: OrgSnapshot, stamp: RiskRecord): readonly [string, RiskRecord][] {
  if (action.values === undefined) return [];
  const key = foldKey(action.riskKey);
  return [[key, { ...(risks.get(key) ?? BLANK_RISK), ...action.values, ...(action.stamped ? stamp : {}) }]];
}

function foretoldTask({ riskKey, route }: PlannedAction, { queues }: OrgSnapshot): readonly string[] {
  return route === undefined ? [] : [`${foldKey(riskKey)} ${ownerOf(route, queues)}`];
}

function ownerOf(route: TaskRoute, queues: OrgSnapshot['queues']): string {
  return route.kind === 'owner' ? route.ownerId : (queues[route.name] ?? 'no such queue');
}

/** As `key owner`, sorted. */
function newTasks(before: OrgSnapshot, after: OrgSnapshot): readonly string[] {
  const former = new Set(before.tasks.map(({ id }) => id));
  const added = after.tasks.filter(({ id }) => !former.has(id));
  return added.map(({ riskKey, values }) => `${riskKey} ${String(values['OwnerId'])}`).toSorted();
}
