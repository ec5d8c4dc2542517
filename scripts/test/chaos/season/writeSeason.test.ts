// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createFolderStore, openRun, readAccounts } from '@churn-risk/core/run';
import { listCustomers, STORIES } from '../../../chaos/season/stories.ts';
import { writeSeason } from '../../../chaos/season/writeSeason.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'season-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Highest score by account key; throws where a row is rejected. */
async function readScores(runFolder: string): Promise<ReadonlyMap<string, number>> {
  const run = await openRun(createFolderStore(runFolder));
  const scores = new Map<string, number>();
  const onReject = (reject: unknown) => {
    throw new Error(JSON.stringify(reject));
  };
  for await (const accounts of readAccounts(run, { needsDetails: () => true, onReject }))
    for (const { accountKey, renewals } of accounts)
      scores.set(accountKey, Math.max(...renewals.map(({ probabilityMicros }) => probabilityMicros)) / 1e6);
  return scores;
}

describe('a season under chaos', () => {
  test('has runs in good order, in which every customer scores as its story says', async () => {
    const { first, second } = await writeSeason(folder);
    const customers = listCustomers();

    expect(await readScores(first)).toEqual(new Map(customers.map(({ key, story }) => [key, story.first])));
    expect(await readScores(second)).toEqual(new Map(customers.map(({ key, story }) => [key, story.second])));
  });

  test('has an Account for every customer that is known', async () => {
    const { seed } = await writeSeason(folder);
    const lines = (await readFile(join(seed, 'Account.csv'), 'utf8')).trim().split('\n');
    const known = STORIES.filter(({ unknown }) => unknown !== true);

    expect(lines).toHaveLength(1 + known.reduce((sum, { accounts }) => sum + accounts, 0));
  });

  test('tells no story of neighbours twice in a row while there are others', () => {
    const stories = listCustomers().slice(0, STORIES.length);

    expect(new Set(stories.map(({ story }) => story.name)).size).toBe(STORIES.length);
  });
});
