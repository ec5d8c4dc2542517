// SPDX-License-Identifier: Apache-2.0
// Reads a run as `sf churn load` does and plans it against an org that knows its accounts and has no Risks yet.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createAccountBook, planRun } from '@churn-risk/core/load';
import type { KnownAccounts, PlanContext } from '@churn-risk/core/plan';
import { checkSetting, checkThresholds } from '@churn-risk/core/rules';
import { createFolderStore, openRun, type ChurnRun } from '@churn-risk/core/run';
import { parse } from 'csv-parse';
import { BENCH_THRESHOLDS } from '../benchThresholds.ts';
import { reportWork } from './measurement.ts';

const [folder = '', seedFolder = ''] = process.argv.slice(2);
const run = await openRun(createFolderStore(folder));
const context = contextOf(run, await readAccounts(join(seedFolder, 'Account.csv')));

await reportWork(async () => {
  const plan = await planRun(run, context, {});
  const { read, end } = plan;
  plan.close();
  return { rows: read.rows, notes: { 'accounts at risk': end.summary.atRisk } };
});

function contextOf({ manifest }: ChurnRun, accounts: KnownAccounts): PlanContext {
  const { runId, season, asOf, scope } = manifest;
  const { thresholds, faults } = checkThresholds(BENCH_THRESHOLDS, { queues: undefined });
  const { setting } = checkSetting({});
  if (faults.length > 0) throw new Error('the thresholds of the bench are wrong');
  const past = { risks: new Map(), control: false, heldOutBefore: new Set<string>() };
  return { run: { runId, season, asOf, scope }, thresholds, setting, loadDay: asOf, accounts, ...past };
}

async function readAccounts(file: string): Promise<KnownAccounts> {
  const accounts = createAccountBook();
  for await (const row of createReadStream(file).pipe(parse({ columns: true }))) {
    const { Churn_Account_Key__c: key, 'Owner.Username': owner } = row as Readonly<Record<string, string>>;
    if (key === undefined || owner === undefined) throw new Error(`${file} has no column for key or owner`);
    const id = `001${String(accounts.size).padStart(15, '0')}`;
    accounts.set({ id, key, ownerId: owner, ownerName: owner, ownerActive: true });
  }
  return accounts;
}
