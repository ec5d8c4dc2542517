// SPDX-License-Identifier: Apache-2.0
// Jobs of a load that died, in every state in which it may have left them.
import { aFolder } from '../../run/aFolder.ts';
import { connect, load, writeScores } from '../aLoad.ts';
import { startChurnOrg, type ChurnOrg } from '../churnOrg.ts';

let org: ChurnOrg;
let accountId: string;
beforeEach(async () => {
  org = await startChurnOrg(['a1']);
  accountId = (await org.query('SELECT Id FROM Account'))[0]!.Id;
  await org.create('Churn_Run__c', {
    Name: 'run-2026-a',
    Run_Id__c: 'run-2026-a',
    Season__c: '2026',
    Scored_At__c: '2025-12-01T02:00:00Z',
    Status__c: 'Loading',
  });
}, 60_000);
afterEach(() => org.close());

const folder = aFolder();

describe('a job that a dead load has left', () => {
  test('open and empty is aborted', async () => {
    const job = await createJob();

    await loadAfterwards();
    expect(await stateOf(job)).toBe('Aborted');
  });

  test('open with its rows in it is aborted, and its rows come from the new load', async () => {
    const job = await createJob();
    await upload(job);

    await loadAfterwards();
    expect(await stateOf(job)).toBe('Aborted');
  });

  test('in the queue is waited for, and what it writes is no second time created', async () => {
    org.local.org.faults.switchOn({ name: 'slow-queue', milliseconds: 1_000, times: 1 });
    const job = await startedJob();
    expect(await stateOf(job)).toBe('UploadComplete');

    await loadAfterwards();
    expect(await stateOf(job)).toBe('JobComplete');
  });

  test('at work is waited for', async () => {
    Object.assign(org.local.org.delays, { jobRun: 500 });
    const job = await startedJob();
    await until(job, 'InProgress');
    Object.assign(org.local.org.delays, { jobRun: 1 });

    await loadAfterwards();
    expect(await stateOf(job)).toBe('JobComplete');
  });

  test('complete is seen in what the org holds', async () => {
    const job = await startedJob();
    await until(job, 'JobComplete');

    await loadAfterwards();
  });

  test('aborted by somebody is left as it is', async () => {
    const job = await createJob();
    await call('PATCH', `/jobs/ingest/${job}`, JSON.stringify({ state: 'Aborted' }));

    await loadAfterwards();
    expect(await stateOf(job)).toBe('Aborted');
  });
});

/** Loads the run of the dead load; whatever its job does, the end is that of a load that nothing disturbed. */
async function loadAfterwards(): Promise<void> {
  const report = await load(org, await writeScores(folder.path, { a1: 0.9 }));
  await org.local.idle();

  expect(report.outcome).toBe('loaded');
  expect(await org.query('SELECT Risk_Key__c, Probability__c, Alert_Number__c FROM Risk__c')).toMatchObject([
    { Risk_Key__c: 'a1:2026', Probability__c: 0.9, Alert_Number__c: 1 },
  ]);
  expect(await org.query('SELECT Id FROM Task')).toHaveLength(1);
  expect(await (await connect(org)).openIngestJobs('Risk__c')).toEqual([]);
}

/** As the dead load would have written them, with an alert; the figures are older. */
const ROWS = (): string =>
  'Risk_Key__c,Account__c,Season__c,Status__c,Probability__c,Alert_Number__c,Last_Alerted__c,Peak_Rank__c,Peak_Band__c,Assign_To__c\n' +
  `a1:2026,${accountId},2026,Open,0.8,1,2025-12-01,99,Critical,Account Owner\n`;

async function startedJob(): Promise<string> {
  const job = await createJob();
  await upload(job);
  await call('PATCH', `/jobs/ingest/${job}`, JSON.stringify({ state: 'UploadComplete' }));
  return job;
}

async function createJob(): Promise<string> {
  const wish = { object: 'Risk__c', operation: 'upsert', externalIdFieldName: 'Risk_Key__c', lineEnding: 'LF' };
  return (await call('POST', '/jobs/ingest', JSON.stringify({ ...wish, contentType: 'CSV' })))['id']!;
}

async function upload(job: string): Promise<void> {
  await call('PUT', `/jobs/ingest/${job}/batches`, ROWS(), 'text/csv');
}

async function stateOf(job: string): Promise<string | undefined> {
  return (await call('GET', `/jobs/ingest/${job}`))['state'];
}

async function until(job: string, state: string): Promise<void> {
  while ((await stateOf(job)) !== state) await new Promise((next) => setTimeout(next, 2));
}

/** As the user of the load, and not through the project's own client. */
async function call(
  method: string,
  path: string,
  body?: string,
  type = 'application/json',
): Promise<Readonly<Record<string, string>>> {
  const headers = { authorization: `Bearer ${org.loaderToken}`, 'content-type': type };
  const init = { method, headers, ...(body === undefined ? {} : { body }) };
  const response = await fetch(`${org.url}/services/data/v66.0${path}`, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
  return text === '' ? {} : (JSON.parse(text) as Record<string, string>);
}
