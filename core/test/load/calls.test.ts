// SPDX-License-Identifier: Apache-2.0
// What a load asks of the org, call by call: each of them counts in an allowance that the org's other programs share.
import { aFolder } from '../run/aFolder.ts';
import { load, writeScores } from './aLoad.ts';
import { startChurnOrg, type ChurnOrg } from './churnOrg.ts';
import { watchCalls, type WatchedCalls } from './watchCalls.ts';

const KEYS = ['acc-1', 'acc-2', 'acc-3'];
const SCORES = { 'acc-1': 0.9, 'acc-2': 0.7, 'acc-3': 0.1 };

let org: ChurnOrg;
let watched: WatchedCalls;
const folder = aFolder();

beforeEach(async () => {
  org = await startChurnOrg(KEYS);
  watched = watchCalls(org.url);
}, 60_000);
afterEach(async () => {
  watched.stop();
  await org.close();
});

/** What a load reads before it decides. */
const READING = [
  'GET oauth2/userinfo',
  [
    ...['query Group', 'query Churn_Threshold__mdt', 'query Churn_Setting__mdt', 'query FlowDefinitionView'],
    ...['query Churn_Run__c', 'GET sobjects/Account/describe', 'GET sobjects/User/describe'],
    ...['GET sobjects/Task/describe', 'GET sobjects/Group/describe', 'GET sobjects/Risk__c/describe'],
    'GET sobjects/Churn_Run__c/describe',
  ].join(', '),
  'count Risk__c, query Risk__c, query Account, query Churn_Run__c',
];
const LEASE = 'PATCH sobjects/Churn_Run__c/Run_Id__c/run-2026-a, query Churn_Run__c, count Risk__c, count Churn_Run__c';
const JOB = ['POST jobs/ingest', 'PUT jobs/ingest/{id}/batches', 'PATCH jobs/ingest/{id}'];
const RELEASE = 'PATCH sobjects/Churn_Run__c/{id}';
const POLLS = ['GET jobs/ingest/{id}', 'query Task, query Risk__c'];

const isPoll = (call: string): boolean => POLLS.includes(call);
const besidePolling = (): readonly string[] => watched.calls().filter((call) => !isPoll(call));

test('a first load makes 8 calls beside polling', async () => {
  const report = await load(org, await writeScores(folder.path, SCORES));

  expect(besidePolling()).toEqual([...READING, LEASE, ...JOB, RELEASE]);
  expect(new Set(watched.calls().filter(isPoll))).toEqual(new Set(POLLS));
  expect([report.apiCalls, report.polls]).toEqual([watched.calls().length, watched.calls().filter(isPoll).length]);
}, 30_000);

test('a load that finds nothing changed makes 5 calls and no job', async () => {
  const run = await writeScores(folder.path, SCORES);
  await load(org, run);
  watched.forget();

  const report = await load(org, run);

  expect(watched.calls()).toEqual([...READING, LEASE, RELEASE]);
  expect([report.apiCalls, report.polls, report.jobs]).toEqual([5, 0, []]);
}, 30_000);

test('a load that creates and changes Risks reads what it changes, and needs a job for each', async () => {
  const first = { runId: 'run-2026-0', scoredAt: '2025-11-01T05:00:00Z' };
  await load(org, await writeScores(folder.path, { 'acc-1': 0.9, 'acc-2': 0.1, 'acc-3': 0.1 }, first));
  watched.forget();

  await load(org, await writeScores(folder.path, { 'acc-1': 0.7, 'acc-2': 0.7, 'acc-3': 0.1 }));

  expect(besidePolling()).toEqual([...READING, LEASE, 'query Risk__c', ...JOB, ...JOB, RELEASE]);
}, 30_000);

test('the results of a job are read where a row of it failed, and only those that failed', async () => {
  org.local.org.faults.switchOn({ name: 'validation-rule', object: 'Risk__c', times: 1 });

  await load(org, await writeScores(folder.path, SCORES));

  expect(besidePolling()).toEqual([...READING, LEASE, ...JOB, 'GET jobs/ingest/{id}/failedResults', RELEASE]);
}, 30_000);
