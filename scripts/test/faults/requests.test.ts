// SPDX-License-Identifier: Apache-2.0
// Requests to the org that go wrong, before or after they had their effect.
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
const course = (...orders: FaultOrder[]) => courseUnderFault(org, `r${(seasons += 1)}`, ...orders);

const CREATE_JOB = { method: 'POST', path: 'jobs/ingest' } as const;
const UPLOAD = { method: 'PUT', path: 'jobs/ingest/*/batches' } as const;
const CLOSE_JOB = { method: 'PATCH', path: 'jobs/ingest/*' } as const;
const LOOK_AT_JOB = { method: 'GET', path: 'jobs/ingest/*' } as const;
const RESULTS = { method: 'GET', path: 'failedResults|unprocessedrecords' } as const;

const PASSING: readonly (readonly [string, FaultOrder])[] = [
  ['the creation of the job is not heard twice', { name: 'unavailable', times: 2, ...CREATE_JOB }],
  ['a job is created, but the answer says 503', { name: 'unavailable', at: 'after', times: 1, ...CREATE_JOB }],
  ['a job is created, but the connection breaks', { name: 'connection-reset', at: 'after', times: 1, ...CREATE_JOB }],
  ['the upload breaks off half-way', { name: 'connection-reset', at: 'upload', times: 1, ...UPLOAD }],
  ['the upload arrives, but the answer is lost', { name: 'connection-reset', at: 'after', times: 1, ...UPLOAD }],
  ['the session ends in the middle of the upload', { name: 'session-expired', at: 'upload', times: 1, ...UPLOAD }],
  ['the close of the job is not heard', { name: 'unavailable', times: 1, ...CLOSE_JOB }],
  ['the job is closed, but the answer says 503', { name: 'unavailable', at: 'after', times: 1, ...CLOSE_JOB }],
  ['the job is closed, but the connection breaks', { name: 'connection-reset', at: 'after', times: 1, ...CLOSE_JOB }],
  ['looking at the job fails for a while', { name: 'unavailable', times: 4, ...LOOK_AT_JOB }],
  ['the session ends while the job is watched', { name: 'session-expired', times: 1, ...LOOK_AT_JOB }],
  ['the session ends again and again', { name: 'session-expired', every: 6 }],
  ['every ninth call is answered by a page of the network', { name: 'unavailable', as: 'html', every: 9 }],
  ['every fifth answer is lost', { name: 'connection-reset', at: 'after', every: 5 }],
  ['every seventh answer breaks off', { name: 'connection-reset', at: 'answer', every: 7 }],
  ['a tenth of all calls are not heard', { name: 'unavailable', share: 0.1, seed: 1 }],
  ['a tenth of all answers are lost', { name: 'unavailable', at: 'after', share: 0.1, seed: 2 }],
  ['too many calls are under way for a moment', { name: 'too-many-at-once', times: 2 }],
  ['all answers are slow', { name: 'slow-answer', milliseconds: 30 }],
];

describe('a load', () => {
  test.each(PASSING)('is whole where %s', async (_, order) => {
    expect(await course(order)).toEqual(soundCourse(org, 'loaded'));
  });

  test('is whole where results break off', async () => {
    const breaks: FaultOrder = { name: 'connection-reset', at: 'answer', times: 1, ...RESULTS };

    expect(await course(breaks, SOME_FAIL_ONCE)).toEqual(soundCourse(org, 'loaded'));
  });
});
