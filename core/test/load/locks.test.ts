// SPDX-License-Identifier: Apache-2.0
// Accounts that somebody else is writing to, and jobs that end early, while a load writes its Risks.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OrgPort } from '../../src/load/index.ts';
import { aFolder } from '../run/aFolder.ts';
import { connect, load, writeScores } from './aLoad.ts';
import { startChurnOrg, type ChurnOrg } from './churnOrg.ts';

const KEYS = Array.from({ length: 40 }, (_, at) => `a${String(at).padStart(2, '0')}`);
const SCORES = Object.fromEntries(KEYS.map((key) => [key, 0.9]));
const PATIENCE = { tries: 5, firstWait: 5, longestWait: 40, time: 10_000 };

let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg(KEYS);
}, 60_000);
afterEach(() => org.close());

const folder = aFolder();

test('what a lock keeps out for a while is written in a further job, and counted', async () => {
  switchOn({ name: 'locked-parents', share: 0.1, attempts: 2 });

  const report = await loadScores();
  expect(report).toMatchObject({ outcome: 'loaded', failed: 0, errors: [] });
  expect(report.retried.records).toBeGreaterThan(0);
  expect(report.retried.jobs).toBe(report.jobs.length - 1);
  expect(await countOf('Risk__c')).toBe(40);
  expect(await countOf('Task')).toBe(40);
});

test('what stays locked is named with its tries, and the next load writes it', async () => {
  const unlock = switchOn({ name: 'locked-parents', share: 0.1 });

  const report = await loadScores();
  expect(report).toMatchObject({ outcome: 'loaded with failures', errors: [{ code: 'UNABLE_TO_LOCK_ROW' }] });
  expect(report.failed).toBeGreaterThan(0);
  const lines = (await readFile(join(report.resultFiles[0]!, 'failed.csv'), 'utf8')).trim().split('\n').slice(1);
  expect(lines).toHaveLength(report.failed);
  for (const line of lines)
    expect(line).toMatch(/^"a\d\d:2026","","create","UNABLE_TO_LOCK_ROW",.*,"transient",.*,"5"$/);

  unlock();
  expect(await loadScores()).toMatchObject({ outcome: 'loaded', retried: { records: 0, jobs: 0 } });
  expect([await countOf('Risk__c'), await countOf('Task')]).toEqual([40, 40]);
});

test('a Risk that a rep answers while the load waits for its lock is left alone', async () => {
  await load(org, await writeScores(folder.path, SCORES));
  const [risk] = await org.query("SELECT Id FROM Risk__c WHERE Risk_Key__c = 'a00:2026'");
  const unlock = switchOn({ name: 'locked-parents' });

  const later = { runId: 'run-2026-b', asOf: '2025-12-08', scoredAt: '2025-12-09T02:00:00Z' };
  const run = await writeScores(folder.path, { ...SCORES, a00: 0.1 }, later);
  const port = await beforeTheSecondTry(async () => {
    unlock();
    await org.update('Risk__c', risk!.Id, { Status__c: 'In Progress' });
  });
  const report = await load(org, run, {}, { patience: PATIENCE, org: port });

  expect(report).toMatchObject({ outcome: 'loaded with failures', errors: [{ code: 'CHANGED_MEANWHILE' }] });
  expect(await org.query("SELECT Status__c FROM Risk__c WHERE Risk_Key__c = 'a00:2026'")).toMatchObject([
    { Status__c: 'In Progress' },
  ]);
});

test('a job that somebody aborts ends the load, which names what it did not write and starts no other job', async () => {
  switchOn({ name: 'job-aborted', rows: 0, times: 1 });

  const report = await loadScores();
  expect(report).toMatchObject({
    outcome: 'loaded with failures',
    failed: 40,
    errors: [{ code: 'NOT_PROCESSED', class: 'platform', records: 40 }],
    retried: { records: 0, jobs: 0 },
  });
  expect(report.jobs).toHaveLength(1);
});

const loadScores = async () => load(org, await writeScores(folder.path, SCORES), {}, { patience: PATIENCE });

const countOf = async (object: string): Promise<number> => (await org.query(`SELECT Id FROM ${object}`)).length;

/** Answers how to switch it off. */
function switchOn(order: Parameters<ChurnOrg['local']['org']['faults']['switchOn']>[0]): () => void {
  const { faults } = org.local.org;
  const id = faults.switchOn(order);
  return () => void faults.switchOff(id);
}

/** The org's port, which does something when the load asks what others have changed since. */
async function beforeTheSecondTry(act: () => Promise<void>): Promise<OrgPort> {
  const port = await connect(org);
  return {
    ...port,
    query: async function* (soql) {
      if (soql.includes('LastModifiedById != ')) await act();
      yield* port.query(soql);
    },
  };
}
