// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolderStore, openRun, readAccounts, type AccountRenewals, type RowReject } from '@churn-risk/core/run';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generateRun } from '../../../bench/runs/generateRun.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bench-run-'));
  await generateRun(folder, { accounts: 500, renewalsPerAccount: 4 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every account with its details, and every row that was rejected. */
async function readRun(): Promise<{ accounts: readonly AccountRenewals[]; rejects: readonly RowReject[] }> {
  const run = await openRun(createFolderStore(join(folder, 'runs/bench-500x4')));
  const accounts: AccountRenewals[] = [];
  const rejects: RowReject[] = [];
  const options = { needsDetails: () => true, onReject: (reject: RowReject) => rejects.push(reject) };
  for await (const batch of readAccounts(run, options)) accounts.push(...batch);
  return { accounts, rejects };
}

describe('a generated run', () => {
  test('has the accounts and renewals that were asked for, each row in order with its reasons', async () => {
    const { accounts, rejects } = await readRun();

    expect(rejects).toEqual([]);
    expect([accounts.length, accounts.every(({ renewals }) => renewals.length === 4)]).toEqual([500, true]);
    expect(accounts.every(({ details }) => details?.every(({ drivers }) => drivers.length === 8))).toBe(true);
  });

  test('puts about a tenth of its accounts at risk', async () => {
    const { accounts } = await readRun();
    const atRisk = accounts.filter(({ renewals }) => renewals.some((renewal) => renewal.probabilityMicros >= 200_000));

    expect(atRisk.length).toBeGreaterThan(25);
    expect(atRisk.length).toBeLessThan(75);
  });

  test('comes with an Account of the org for each of its accounts', async () => {
    const { accounts } = await readRun();
    const [, ...lines] = readFileSync(join(folder, 'org/Account.csv'), 'utf8').trimEnd().split('\n');

    expect(lines.map((line) => line.split(',')[1])).toEqual(accounts.map(({ accountKey }) => accountKey));
  });
});
