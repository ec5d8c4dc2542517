// SPDX-License-Identifier: Apache-2.0
import { callsNeeded, readLimits, type PlannedWork } from '../../../src/load/planning/allowanceNeeds.ts';
import { stubOrg } from '../stubOrg.ts';

const work = (over: Partial<PlannedWork> = {}): PlannedWork => ({ creates: 0, updates: 0, newAlerts: 0, ...over });
const USAGE = { used: 900, max: 1_000 };

test.each([
  ['nothing to write', work(), 4],
  ['a new Risk with an alert', work({ creates: 1, newAlerts: 1 }), 42],
  ['new Risks without alerts', work({ creates: 20_000 }), 49],
  ['changes too', work({ creates: 10_000, updates: 10_000 }), 55],
])('a load with %s needs at most so many calls', (_, planned, calls) => {
  expect(callsNeeded(planned)).toBe(calls);
});

test('what is left of the calls comes with every answer of the org', async () => {
  expect(await readLimits(stubOrg({ usage: USAGE }), work({ creates: 90_000 }))).toEqual([
    { what: 'API calls', needed: 204, max: 1_000, remaining: 100 },
  ]);
});

test('for a load of many batches the org is asked what is left of them', async () => {
  const readAllowances = async () => ({
    DailyApiRequests: { max: 1_000, remaining: 99 },
    DailyBulkApiBatches: { max: 15_000, remaining: 7 },
    DataStorageMB: { max: 1, remaining: 1 },
  });
  const org = stubOrg({ usage: USAGE, readAllowances });

  expect(await readLimits(org, work({ creates: 90_000, updates: 1 }))).toEqual([
    { what: 'API calls', needed: 211, max: 1_000, remaining: 99 },
    { what: 'batches of the Bulk API', needed: 12, max: 15_000, remaining: 7 },
  ]);
});

test('an org that tells nothing has no limits to judge', async () => {
  expect(await readLimits(stubOrg(), work())).toEqual([]);
});
