// SPDX-License-Identifier: Apache-2.0
// Two pipelines load at the same time.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { countSeason, loadToEnd, startFaultyOrg, switchOn, writeSeason, type FaultyOrg } from './faultyOrg.ts';

jest.setTimeout(60_000);

let org: FaultyOrg;
beforeAll(async () => {
  org = await startFaultyOrg();
});
afterAll(() => org.close());

describe('of two loads at once', () => {
  test('one wins, and the other says who holds the season', async () => {
    const run = await writeSeason(org, '2026');
    const ends = await Promise.all([
      loadToEnd(org, run, {}, { holder: 'ann@build process 1' }),
      loadToEnd(org, run, {}, { holder: 'bob@build process 2' }),
    ]);
    const winner = ends.findIndex(({ ended }) => ended === 'loaded');
    const loser = ends[1 - winner];

    expect(ends.map(({ ended }) => ended).toSorted()).toEqual(['lease_held', 'loaded']);
    expect(loser?.message).toContain(`is being loaded by ${['ann@build', 'bob@build'][winner]}`);
    expect(await countSeason(org, '2026')).toMatchObject({ risks: 450, tasks: 450, unfinishedJobs: [] });
  });

  test('of different seasons both win', async () => {
    const runs = [await writeSeason(org, 'one'), await writeSeason(org, 'two')] as const;
    const ends = await Promise.all(runs.map((run) => loadToEnd(org, run)));

    expect(ends.map(({ ended }) => ended)).toEqual(['loaded', 'loaded']);
    expect(await countSeason(org, 'one')).toMatchObject({ risks: 450, tasks: 450, unfinishedJobs: [] });
    expect(await countSeason(org, 'two')).toMatchObject({ risks: 450, tasks: 450, unfinishedJobs: [] });
  });

  test('of different seasons both are whole though slow saves make them lock each other out', async () => {
    const runs = [await writeSeason(org, 'slow-one'), await writeSeason(org, 'slow-two')] as const;
    const switchOff = switchOn(org, { name: 'slow-saves', milliseconds: 100, times: 12 });
    const ends = await Promise.all(runs.map((run) => loadToEnd(org, run)));

    expect(switchOff()).toBeGreaterThan(0);
    expect(ends.map(({ ended, failed }) => [ended, failed])).toEqual(runs.map(() => ['loaded', []]));
    expect(await countSeason(org, 'slow-one')).toMatchObject({ risks: 450, tasks: 450, unfinishedJobs: [] });
    expect(await countSeason(org, 'slow-two')).toMatchObject({ risks: 450, tasks: 450, unfinishedJobs: [] });
  });
});
