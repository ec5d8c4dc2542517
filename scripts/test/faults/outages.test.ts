// SPDX-License-Identifier: Apache-2.0
// What does not pass while the load is there: it ends in good order, and its end says what was not written.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { FaultOrder } from 'local-faults';
import { courseUnderFault, soundCourse, type LateFault } from './courseUnderFault.ts';
import { startFaultyOrg, type FaultyOrg } from './faultyOrg.ts';

jest.setTimeout(60_000);

let org: FaultyOrg;
beforeAll(async () => {
  org = await startFaultyOrg();
});
afterAll(() => org.close());

let seasons = 0;
const course = (fault: FaultOrder | LateFault) => courseUnderFault(org, `o${(seasons += 1)}`, fault);

describe('a load that loses the org', () => {
  test.each<readonly [string, FaultOrder, string]>([
    ['before a job is made', { name: 'unavailable', method: 'POST', path: 'jobs/ingest' }, 'NOT_SENT'],
    ['in every upload', { name: 'connection-reset', at: 'upload', method: 'PUT' }, 'NOT_SENT'],
    ['after every upload', { name: 'connection-reset', at: 'after', method: 'PUT' }, 'NOT_SENT'],
    ['before a job is closed', { name: 'unavailable', method: 'PATCH', path: 'jobs/ingest/*' }, 'NOT_CONFIRMED'],
    ['while a job is at work', { name: 'unavailable', method: 'GET', path: 'jobs/ingest/*' }, 'NOT_CONFIRMED'],
  ])('%s names every record that it can not vouch for', async (_, order, code) => {
    expect(await course(order)).toEqual(soundCourse(org, 'org_unreachable', [`${code} (transient)`]));
  });

  test('because its API version was retired names every record', async () => {
    const found = await course({ name: 'version-retired', method: 'POST', path: 'jobs/ingest' });

    expect(found).toEqual(soundCourse(org, 'org_refused', ['NOT_SENT (transient)']));
  });
});

describe('a load that uses up a limit of the day while it writes', () => {
  test('of calls names every record that it can not vouch for', async () => {
    const found = await course({
      from: 'risks',
      order: { name: 'limit-used-up', limit: 'DailyApiRequests', left: 3 },
    });

    expect(found).toEqual(soundCourse(org, 'allowance_used_up', ['NOT_CONFIRMED (transient)']));
  });

  test('of batches names every record', async () => {
    const found = await course({
      from: 'risks',
      order: { name: 'limit-used-up', limit: 'DailyBulkApiBatches', left: 0 },
    });

    expect(found).toEqual(soundCourse(org, 'loaded with failures', ['NOT_PROCESSED (platform)']));
  });
});
