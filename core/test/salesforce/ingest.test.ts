// SPDX-License-Identifier: Apache-2.0
// Faults of single calls; whole loads are tested against the local org.
import type { IngestProgress, IngestRequest } from '../../src/load/ports.ts';
import { ingest } from '../../src/salesforce/ingest.ts';
import { API, callsTo, startScriptedOrg } from './scriptedOrg.ts';
import type { Reply, Script, ScriptedOrg } from './scriptedOrg.ts';

const JOBS = `${API}/jobs/ingest`;
const request: IngestRequest = {
  object: 'Thing__c',
  operation: 'upsert',
  keyColumn: 'Key__c',
  columns: ['Key__c'],
  rows: () => [{ Key__c: 'k1' }, { Key__c: 'k2' }, { Key__c: 'k3' }],
};
const state = (value: string, processed = 0, failed = 0, errorMessage?: string): Reply => ({
  json: { id: 'j1', state: value, numberRecordsProcessed: processed, numberRecordsFailed: failed, errorMessage },
});
const csv = (...lines: string[]): Reply => ({ text: lines.map((line) => `${line}\n`).join('') });
const NONE_FAILED = csv('"sf__Id","sf__Error","Key__c"');
const NONE_LEFT = csv('"Key__c"');

const GOOD: Script = {
  [`POST ${JOBS}`]: [{ json: { id: 'j1', state: 'Open' } }],
  [`PUT ${JOBS}/j1/batches`]: [{ status: 201 }],
  [`PATCH ${JOBS}/j1`]: [state('UploadComplete')],
  [`GET ${JOBS}/j1`]: [state('InProgress', 1), state('JobComplete', 3)],
  [`GET ${JOBS}/j1/failedResults`]: [NONE_FAILED],
  [`GET ${JOBS}/j1/unprocessedrecords`]: [NONE_LEFT],
};
const NOTHING = {
  jobIds: [],
  jobErrors: [],
  succeeded: 0,
  failed: [],
  unprocessed: [],
  unconfirmed: [],
  leftOpen: false,
};
const ALL_GOOD = { ...NOTHING, jobIds: ['j1'], succeeded: 3 };

let org: ScriptedOrg;
afterEach(() => org.close());

async function ingestInto(script: Script, partBytes?: number) {
  org = await startScriptedOrg({ ...GOOD, ...script });
  return ingest(callsTo(org, partBytes === undefined ? {} : { partBytes }), request);
}
const lines = (): string[] => org.asked.map(({ line }) => line.replace(JOBS, ''));

test('creates, uploads, closes and waits, and reads no results where every row succeeded', async () => {
  expect(await ingestInto({})).toEqual(ALL_GOOD);
  expect(lines()).toEqual(['POST ', 'PUT /j1/batches', 'PATCH /j1', 'GET /j1', 'GET /j1']);
  expect(JSON.parse(org.asked[0]!.body)).toEqual({
    object: 'Thing__c',
    operation: 'upsert',
    externalIdFieldName: 'Key__c',
    contentType: 'CSV',
    columnDelimiter: 'COMMA',
    lineEnding: 'LF',
  });
  expect(org.asked[1]).toMatchObject({
    body: '"Key__c"\n"k1"\n"k2"\n"k3"\n',
    headers: { 'content-type': 'text/csv; charset=UTF-8', 'content-length': '24' },
  });
  expect(JSON.parse(org.asked[2]!.body)).toEqual({ state: 'UploadComplete' });
});

test('tells of each look at the job', async () => {
  org = await startScriptedOrg(GOOD);
  const seen: IngestProgress[] = [];

  await ingest(callsTo(org), request, { onProgress: (progress) => seen.push(progress) });

  expect(seen).toEqual([
    { jobId: 'j1', state: 'InProgress', processed: 1, failed: 0 },
    { jobId: 'j1', state: 'JobComplete', processed: 3, failed: 0 },
  ]);
});

test('an upload that goes wrong aborts its job, and a new one takes its place', async () => {
  const second = { json: { id: 'j2', state: 'Open' } };
  const script: Script = {
    [`POST ${JOBS}`]: [{ json: { id: 'j1', state: 'Open' } }, second],
    [`PUT ${JOBS}/j1/batches`]: [{ status: 503 }],
    [`PUT ${JOBS}/j2/batches`]: [{ status: 201 }],
    [`PATCH ${JOBS}/j2`]: [state('UploadComplete')],
    [`GET ${JOBS}/j2`]: [
      { json: { id: 'j2', state: 'JobComplete', numberRecordsProcessed: 3, numberRecordsFailed: 0 } },
    ],
    [`GET ${JOBS}/j2/failedResults`]: [NONE_FAILED],
    [`GET ${JOBS}/j2/unprocessedrecords`]: [NONE_LEFT],
  };

  expect(await ingestInto(script)).toEqual({ ...ALL_GOOD, jobIds: ['j2'] });
  const aborted = org.asked.find(({ line }) => line === `PATCH ${JOBS}/j1`);
  expect(JSON.parse(aborted!.body)).toEqual({ state: 'Aborted' });
  expect(org.asked.filter(({ line }) => line.startsWith('PUT')).map(({ body }) => body)).toEqual([
    '"Key__c"\n"k1"\n"k2"\n"k3"\n',
    '"Key__c"\n"k1"\n"k2"\n"k3"\n',
  ]);
});

test('a lost answer to the close is not given again when the job is closed', async () => {
  const script: Script = {
    [`PATCH ${JOBS}/j1`]: [{ cut: 'before' }],
    [`GET ${JOBS}/j1`]: [state('InProgress'), state('JobComplete', 3)],
  };

  expect(await ingestInto(script)).toEqual(ALL_GOOD);
  expect(lines().filter((line) => line.startsWith('PATCH'))).toHaveLength(1);
});

test('a lost answer to the close is given again when the job is still open', async () => {
  const script: Script = {
    [`PATCH ${JOBS}/j1`]: [{ cut: 'before' }, state('UploadComplete')],
    [`GET ${JOBS}/j1`]: [state('Open'), state('JobComplete', 3)],
  };

  expect(await ingestInto(script)).toEqual(ALL_GOOD);
});

test('failed rows are joined by key, with quotes that the platform forgot to double', async () => {
  const script: Script = {
    [`GET ${JOBS}/j1`]: [state('JobComplete', 3, 1)],
    [`GET ${JOBS}/j1/failedResults`]: [csv('"sf__Id","sf__Error",Key__c', '"","SOME_CODE:say "why":Key__c --","k2"')],
  };

  expect(await ingestInto(script)).toEqual({
    ...ALL_GOOD,
    succeeded: 2,
    failed: [{ key: 'k2', code: 'SOME_CODE', message: 'say "why"', fields: ['Key__c'] }],
  });
});

test('result files that lag behind the state are read again', async () => {
  const late = csv('"sf__Id","sf__Error","Key__c"', '"","SOME_CODE:no:--","k2"');
  const script: Script = {
    [`GET ${JOBS}/j1`]: [state('JobComplete', 3, 1)],
    [`GET ${JOBS}/j1/failedResults`]: [NONE_FAILED, { ...late, cut: 'after' }, late],
  };

  expect((await ingestInto(script)).failed.map(({ key }) => key)).toEqual(['k2']);
});

test('counts that never agree are an error', async () => {
  const script: Script = { [`GET ${JOBS}/j1`]: [state('JobComplete', 3, 1)] };

  expect(await ingestInto(script)).toMatchObject({
    succeeded: 0,
    unconfirmed: ['k1', 'k2', 'k3'],
    stopped: {
      jobId: 'j1',
      error: {
        code: 'org_response',
        message: 'Ingest job j1 says that 2 rows succeeded, its result files leave 3.',
      },
    },
  });
});

test('after a failed job no other is started, and every row is told', async () => {
  const script: Script = {
    [`GET ${JOBS}/j1`]: [state('Failed', 0, 0, 'InvalidBatch : Field name not found : Key__c')],
  };

  expect(await ingestInto(script, 15)).toEqual({
    ...NOTHING,
    jobIds: ['j1'],
    jobErrors: [{ jobId: 'j1', state: 'Failed', message: 'InvalidBatch : Field name not found : Key__c' }],
    unprocessed: ['k1', 'k2', 'k3'],
  });
});

test('of a job that was cut off, only rows that are listed as written count as written', async () => {
  const script: Script = {
    [`GET ${JOBS}/j1`]: [state('Aborted', 2, 1)],
    [`GET ${JOBS}/j1/successfulResults`]: [csv('"sf__Id","sf__Created","Key__c"', '"a01","true","k2"')],
    [`GET ${JOBS}/j1/failedResults`]: [csv('"sf__Id","sf__Error","Key__c"', '"","SOME_CODE:no:--","k3"')],
  };

  expect(await ingestInto(script)).toMatchObject({
    jobErrors: [{ jobId: 'j1', state: 'Aborted', message: '' }],
    succeeded: 1,
    failed: [{ key: 'k3', code: 'SOME_CODE' }],
    unprocessed: ['k1'],
  });
});

test('no rows start no job', async () => {
  org = await startScriptedOrg({});

  const outcome = await ingest(callsTo(org), { ...request, rows: () => [] });

  expect(outcome).toEqual(NOTHING);
  expect(org.asked).toEqual([]);
});

test('an aborted signal leaves the running job alone, and says that it goes on', async () => {
  org = await startScriptedOrg({ ...GOOD, [`GET ${JOBS}/j1`]: [state('InProgress')] });
  const control = new AbortController();

  const outcome = await ingest(callsTo(org), request, {
    signal: control.signal,
    onProgress: () => control.abort(),
  });

  expect(outcome).toMatchObject({
    jobIds: ['j1'],
    unconfirmed: ['k1', 'k2', 'k3'],
    stopped: { jobId: 'j1', error: { code: 'interrupted' } },
  });
  expect(lines().filter((line) => line.startsWith('PATCH'))).toHaveLength(1);
});

test('a job at work is asked for as long as an outage may last', async () => {
  const down = Array.from({ length: 7 }, (): Reply => ({ status: 503 }));
  const script: Script = { [`GET ${JOBS}/j1`]: [{ status: 503 }, ...down, state('JobComplete', 3)] };

  expect(await ingestInto(script)).toEqual(ALL_GOOD);
});

test('an outage that lasts longer ends the work and leaves the job', async () => {
  org = await startScriptedOrg({ ...GOOD, [`GET ${JOBS}/j1`]: [{ status: 503 }] });

  expect(await ingest(callsTo(org, { outageMs: 20 }), request)).toMatchObject({
    unconfirmed: ['k1', 'k2', 'k3'],
    stopped: { jobId: 'j1', error: { code: 'org_unreachable' } },
  });
});
