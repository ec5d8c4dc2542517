// SPDX-License-Identifier: Apache-2.0
// plan.ndjson of a dry run, held against what the load then does to the org.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WRITING_KINDS, type PlannedAction, type TaskRoute } from '@churn-risk/core/plan';
import { createFolderStore } from '@churn-risk/core/run';
import { load } from '../../../core/test/load/aLoad.ts';
import { startChurnOrg, type ChurnOrg } from '../../../core/test/load/churnOrg.ts';
import { aFolder } from '../../../core/test/run/aFolder.ts';
import { seedOrg } from '../../local/seed/seedOrg.ts';
import { adminOf } from './loadAndCompare.ts';
import { SEED } from './madeUp/customers.ts';
import { createDice } from './madeUp/dice.ts';
import { workOnRisks } from './madeUp/repsAtWork.ts';
import { writeSeason } from './madeUp/seasonRuns.ts';
import { SETTING, THRESHOLDS } from './madeUp/thresholds.ts';
import { BLANK_RISK, foldKey, takeSnapshot, type OrgSnapshot, type RiskRecord } from './orgSnapshot.ts';

const SEASON = '2024';
const NOW = '2023-12-04T04:30:00.000Z';
const MANY = { count: 100 };
const REQUEST = {
  thresholds: { thresholds: THRESHOLDS, setting: SETTING },
  maxRejects: MANY,
  maxUnknown: MANY,
} as const;

const folder = aFolder();
let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg();
  await seedOrg(adminOf(org), SEED);
}, 60_000);
afterEach(() => org.close());

test('every value that a dry run names is in the org after the load, every Task is where it says, and nothing else has changed', async () => {
  const client = adminOf(org);
  const { first, last } = await writeSeason(folder.path, { season: SEASON, format: 'ndjson', seed: 1 });
  await load(org, first.run, REQUEST, { clock: () => new Date('2023-10-01T04:30:00.000Z') });
  await org.local.idle();
  await workOnRisks(client, SEASON, createDice(1));
  await org.local.idle();
  const before = await takeSnapshot(client, SEASON);

  const results = createFolderStore(join(folder.path, 'results'));
  const clock = (): Date => new Date(NOW);
  await load(org, last.run, { ...REQUEST, dryRun: true }, { clock, results });
  expect(await takeSnapshot(client, SEASON)).toEqual(before);
  const plan = await readPlan(results.uri);

  await load(org, last.run, REQUEST, { clock });
  await org.local.idle();
  const after = await takeSnapshot(client, SEASON);
  expect(after.risks).toEqual(
    new Map([...before.risks, ...plan.map((action) => planned(action, before, 'run-2024-d'))]),
  );
  expect(newTasks(before, after)).toEqual(plan.flatMap((action) => plannedTask(action, before)).toSorted());
  // or the plan would prove too little
  const written = plan.filter(({ values }) => values !== undefined).map(({ kind }) => kind);
  expect([...new Set(written)].sort()).toEqual([...WRITING_KINDS].sort());
}, 60_000);

async function readPlan(place: string): Promise<readonly PlannedAction[]> {
  const lines = (await readFile(join(place, 'plan.ndjson'), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as PlannedAction);
}

/** The Risk after the load; what plan.ndjson leaves to the load is the run's record and the time. */
function planned(action: PlannedAction, { risks }: OrgSnapshot, runId: string): readonly [string, RiskRecord] {
  const key = foldKey(action.riskKey);
  const stamp = action.stamped ? { Run_Id__c: runId, Loaded_At__c: NOW } : {};
  return [key, { ...(risks.get(key) ?? BLANK_RISK), ...action.values, ...stamp }];
}

function plannedTask({ riskKey, route }: PlannedAction, { queues }: OrgSnapshot): readonly string[] {
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
