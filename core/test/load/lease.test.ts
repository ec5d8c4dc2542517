// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { aFolder } from '../run/aFolder.ts';
import type { OrgPort } from '../../src/load/index.ts';
import { actionsOf, connect, load, writeScores } from './aLoad.ts';
import { startChurnOrg, type ChurnOrg } from './churnOrg.ts';

const MINUTE = 60_000;
const LATER = { runId: 'run-2026-b', asOf: '2025-12-08', scoredAt: '2025-12-09T02:00:00Z' };

let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg(['a1', 'a2']);
}, 60_000);
afterEach(() => org.close());

const folder = aFolder();

describe('while another load holds the season', () => {
  test('of another run, a load is told who and since when, and writes nothing', async () => {
    await holdSeason('run-2026-0', { until: 3 * MINUTE });

    await expect(load(org, await writeScores(folder.path, { a1: 0.9 }))).rejects.toMatchObject({
      code: 'lease_held',
      message: expect.stringMatching(
        /^Season 2026 is being loaded by other@there load-x \(run run-2026-0\) since 20.*Z\.$/,
      ),
    });
    expect(await org.query('SELECT Id FROM Risk__c')).toEqual([]);
  });

  test('of the same run, the org itself refuses a second holder', async () => {
    await holdSeason('run-2026-a', { until: 3 * MINUTE });

    await expect(load(org, await writeScores(folder.path, { a1: 0.9 }))).rejects.toMatchObject({ code: 'lease_held' });
    expect(await org.query('SELECT Lease_Holder__c FROM Churn_Run__c')).toMatchObject([
      { Lease_Holder__c: 'other@there load-x' },
    ]);
  });

  test('a lease that is over, but not for ten minutes yet, is not taken', async () => {
    await holdSeason('run-2026-0', { until: -9 * MINUTE });

    await expect(load(org, await writeScores(folder.path, { a1: 0.9 }))).rejects.toMatchObject({ code: 'lease_held' });
  });

  test('another season is loaded all the same', async () => {
    await holdSeason('run-2026-0', { until: 3 * MINUTE });

    const report = await load(
      org,
      await writeScores(folder.path, { a1: 0.9 }, { runId: 'run-2027-a', season: '2027' }),
    );
    expect(report.outcome).toBe('loaded');
  });
});

describe('a lease ten minutes past its end', () => {
  test('of another run is cleared, and that run has failed', async () => {
    await holdSeason('run-2026-0', { until: -11 * MINUTE });

    expect((await load(org, await writeScores(folder.path, { a1: 0.9 }))).outcome).toBe('loaded');
    expect(await org.query('SELECT Name, Status__c, Loading_Season__c FROM Churn_Run__c ORDER BY Name')).toMatchObject([
      { Name: 'run-2026-0', Status__c: 'Failed', Loading_Season__c: null },
      { Name: 'run-2026-a', Status__c: 'Loaded', Loading_Season__c: null },
    ]);
  });

  test('of the same run is taken, and the load finishes what the dead one began', async () => {
    await holdSeason('run-2026-a', { until: -11 * MINUTE });

    expect((await load(org, await writeScores(folder.path, { a1: 0.9 }))).outcome).toBe('loaded');
    expect(
      await org.query('SELECT Status__c, Lease_Holder__c, Created__c, New_Alerts__c, Tasks__c FROM Churn_Run__c'),
    ).toMatchObject([{ Status__c: 'Loaded', Lease_Holder__c: null, Created__c: 1, New_Alerts__c: 1, Tasks__c: 1 }]);
  });
});

describe('a lease whose holder is known to have died', () => {
  const isGone = (holder: string): boolean => holder === 'other@there load-x';

  test.each(['run-2026-0', 'run-2026-a'])('is taken at once from run %s', async (runId) => {
    await holdSeason(runId, { until: 3 * MINUTE });

    expect((await load(org, await writeScores(folder.path, { a1: 0.9 }), {}, { isGone })).outcome).toBe('loaded');
    expect(await org.query(`SELECT Lease_Taken_From__c FROM Churn_Run__c WHERE Name = '${runId}'`)).toMatchObject([
      { Lease_Taken_From__c: 'other@there load-x' },
    ]);
  });

  test('is taken by one of two loads at the same moment', async () => {
    await holdSeason('run-2026-a', { until: 3 * MINUTE });
    const run = await writeScores(folder.path, { a1: 0.9 });
    const bothAreThere = meetingOf(2);
    const ports = [await beforeTheLease(org, bothAreThere), await beforeTheLease(org, bothAreThere)];

    const outcomes = await Promise.allSettled(ports.map((port) => load(org, run, {}, { org: port, isGone })));
    const codes = outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? outcome.value.outcome : outcome.reason.code,
    );
    expect(codes.sort()).toEqual(['lease_held', 'loaded']);
  });
});

test('of two loads of one run at the same moment, one loads and the other is told', async () => {
  const run = await writeScores(folder.path, { a1: 0.9, a2: 0.5 });

  const bothAreThere = meetingOf(2);
  const ports = [await beforeTheLease(org, bothAreThere), await beforeTheLease(org, bothAreThere)];

  const outcomes = await Promise.allSettled(ports.map((port) => load(org, run, {}, { org: port })));
  const codes = outcomes.map((outcome) =>
    outcome.status === 'fulfilled' ? outcome.value.outcome : outcome.reason.code,
  );
  expect(codes.sort()).toEqual(['lease_held', 'loaded']);
  expect(await org.query('SELECT Id FROM Task')).toHaveLength(1);
  expect(await outcomesOfReports()).toEqual(['failed', 'loaded']);
});

test('of two runs at the same moment, at most one holds the season', async () => {
  const runs = [await writeScores(folder.path, { a1: 0.9 }), await writeScores(folder.path, { a1: 0.95 }, LATER)];
  const bothAreThere = meetingOf(runs.length);

  const ports = await Promise.all(runs.map(() => beforeTheLease(org, bothAreThere)));
  const outcomes = await Promise.allSettled(runs.map((run, i) => load(org, run, {}, { org: ports[i]! })));
  const codes = outcomes.map((outcome) =>
    outcome.status === 'fulfilled' ? outcome.value.outcome : outcome.reason.code,
  );
  expect(codes.filter((code) => code === 'lease_held')).toHaveLength(1);
  expect(await org.query('SELECT Id FROM Task')).toHaveLength(1);
});

test('a Risk that a rep closes between plan and lease is planned again', async () => {
  await load(org, await writeScores(folder.path, { a1: 0.3 }));
  const run = await writeScores(folder.path, { a1: 0.1 }, LATER);
  const [risk] = await org.query('SELECT Id FROM Risk__c');
  const close = () => org.update('Risk__c', risk!.Id, { Status__c: 'Dismissed' });

  const report = await load(org, run, {}, { org: await beforeTheLease(org, close) });
  expect(actionsOf(report)).toEqual({ none: 1 });
  expect(await org.query('SELECT Status__c FROM Risk__c')).toMatchObject([{ Status__c: 'Dismissed' }]);
});

test('a later run that was loaded meanwhile, without a write to any Risk, makes the older one stale', async () => {
  const older = await writeScores(folder.path, { a1: 0.9 });
  const later = await writeScores(folder.path, { a1: 0.1 }, LATER);
  const foldersBefore = temporaryFolders();

  const port = await beforeTheLease(org, async () => void (await load(org, later)));
  await expect(load(org, older, {}, { org: port })).rejects.toMatchObject({ code: 'gates_closed' });
  expect(temporaryFolders()).toEqual(foldersBefore);
  expect(await org.query('SELECT Id FROM Risk__c')).toEqual([]);
  expect(await org.query('SELECT Name, Status__c FROM Churn_Run__c ORDER BY Name')).toMatchObject([
    { Name: 'run-2026-a', Status__c: 'Failed' },
    { Name: 'run-2026-b', Status__c: 'Loaded' },
  ]);
});

async function outcomesOfReports(): Promise<readonly string[]> {
  const names = await readdir(folder.path, { recursive: true });
  const reports = names.filter((name) => name.endsWith('report.json'));
  const texts = await Promise.all(reports.map((name) => readFile(join(folder.path, name), 'utf8')));
  return texts.map((text) => JSON.parse(text).outcome).sort();
}

/** Resolves for all who wait when so many do. */
function meetingOf(people: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === people) waiting.forEach((go) => go());
    });
}

/** The org's port, which does something right before the season is taken. */
async function beforeTheLease(churnOrg: ChurnOrg, act: () => Promise<void>): Promise<OrgPort> {
  const port = await connect(churnOrg);
  return {
    ...port,
    ask: async (asks, options) => {
      if (asks.some((each) => 'upsert' in each)) await act();
      return port.ask(asks, options);
    },
  };
}

async function holdSeason(runId: string, { until }: { readonly until: number }): Promise<void> {
  await org.create('Churn_Run__c', {
    Name: runId,
    Run_Id__c: runId,
    Season__c: '2026',
    Scored_At__c: '2025-12-01T02:00:00Z',
    Status__c: 'Loading',
    Started__c: new Date(Date.now() - MINUTE).toISOString(),
    Loading_Season__c: '2026',
    Lease_Holder__c: 'other@there load-x',
    Lease_Until__c: new Date(Date.now() + until).toISOString(),
  });
}

function temporaryFolders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`churn-load-${process.pid}-`));
}
