// SPDX-License-Identifier: Apache-2.0
// Ingest jobs that take long, fail half-way, or that somebody ends.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { FaultOrder } from 'local-faults';
import { courseUnderFault, soundCourse, SOME_FAIL_ONCE } from './courseUnderFault.ts';
import { startFaultyOrg, type FaultyOrg } from './faultyOrg.ts';

jest.setTimeout(60_000);

let org: FaultyOrg;
beforeAll(async () => {
  org = await startFaultyOrg();
});
afterAll(() => org.close());

let seasons = 0;
const course = (...orders: FaultOrder[]) => courseUnderFault(org, `j${(seasons += 1)}`, ...orders);

describe('a load', () => {
  test.each<readonly [string, FaultOrder]>([
    ['a job waits in the queue', { name: 'slow-queue', milliseconds: 400 }],
    ['a job times out half-way', { name: 'job-fails', reason: 'Timeout', times: 1 }],
    ['a job meets too many locks', { name: 'job-fails', reason: 'TooManyLockFailure', times: 1 }],
    ['job after job times out half-way', { name: 'job-fails', reason: 'Timeout', rows: 100, times: 3 }],
  ])('is whole where %s', async (_, order) => {
    expect(await course(order)).toEqual(soundCourse(org, 'loaded'));
  });

  test.each<readonly [string, FaultOrder]>([
    ['without a body', { name: 'late-results', as: 'nothing', times: 2 }],
    ['with a header only', { name: 'late-results', as: 'header', times: 2 }],
  ])('is whole where results come late %s', async (_, order) => {
    expect(await course(order, SOME_FAIL_ONCE)).toEqual(soundCourse(org, 'loaded'));
  });

  test.each<readonly [string, FaultOrder, string]>([
    ['times out', { name: 'job-fails', rows: 0, reason: 'Timeout' }, 'transient'],
    ['fails for an unknown cause', { name: 'job-fails', rows: 0, reason: 'Unknown' }, 'transient'],
    ['exceeds the batches of the day', { name: 'job-fails', rows: 0, reason: 'ExceededQuota' }, 'platform'],
  ])('names what is left where every job %s', async (_, order, kind) => {
    expect(await course(order)).toEqual(soundCourse(org, 'loaded with failures', [`NOT_PROCESSED (${kind})`]));
  });

  test('names what an administrator kept out by aborting the job, and starts no other one', async () => {
    const found = await course({ name: 'job-aborted', times: 1 });

    expect(found).toEqual(soundCourse(org, 'loaded with failures', ['NOT_PROCESSED (platform)']));
  });

  test.each<readonly [string, FaultOrder]>([
    ['before its first row', { name: 'job-deleted', at: 'queue', times: 1 }],
    ['when it is complete', { name: 'job-deleted', at: 'end', times: 1 }],
  ])('names what is not known where an administrator deletes the job %s', async (_, order) => {
    expect(await course(order)).toEqual(soundCourse(org, 'org_refused', ['NOT_CONFIRMED (transient)']));
  });
});
