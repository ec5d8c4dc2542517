// SPDX-License-Identifier: Apache-2.0
// Answers that are lost, and stops, while a job is created, filled and closed.
import type { IngestOutcome, IngestRequest } from '../../src/load/ports.ts';
import { ingest } from '../../src/salesforce/ingest.ts';
import { API, callsTo, startScriptedOrg } from './scriptedOrg.ts';
import type { Reply, Script, ScriptedOrg } from './scriptedOrg.ts';

const JOBS = `${API}/jobs/ingest`;
const request: IngestRequest = {
  object: 'Thing__c',
  operation: 'upsert',
  keyColumn: 'Key__c',
  columns: ['Key__c'],
  rows: () => [{ Key__c: 'k1' }],
};
const job = (state: string, id = 'j1'): Reply => ({ json: { id, state, numberRecordsProcessed: 1 } });
const LOST: Reply = { cut: 'before' };
const DOWN: Reply = { status: 503 };

const GOOD: Script = {
  [`POST ${JOBS}`]: [job('Open')],
  [`PUT ${JOBS}/j1/batches`]: [{ status: 201 }],
  [`PATCH ${JOBS}/j1`]: [job('UploadComplete')],
  [`GET ${JOBS}/j1`]: [job('JobComplete')],
};

let org: ScriptedOrg;
afterEach(() => org.close());

async function ingestInto(script: Script, signal?: AbortSignal): Promise<IngestOutcome> {
  org = await startScriptedOrg({ ...GOOD, ...script });
  return ingest(callsTo(org), request, signal ? { signal } : {});
}
const asked = (line: string): number => org.asked.filter((each) => each.line === line).length;
const states = (): unknown[] =>
  org.asked.filter(({ line }) => line === `PATCH ${JOBS}/j1`).map(({ body }) => JSON.parse(body).state);

describe('a creation whose answer is lost', () => {
  test('is sent again, and it is told that an empty job may be open', async () => {
    const outcome = await ingestInto({ [`POST ${JOBS}`]: [LOST, job('Open')] });

    expect(outcome).toMatchObject({ jobIds: ['j1'], succeeded: 1, leftOpen: true });
    expect(asked(`POST ${JOBS}`)).toBe(2);
  });

  test('again and again ends the work with nothing sent', async () => {
    expect(await ingestInto({ [`POST ${JOBS}`]: [DOWN] })).toMatchObject({
      unprocessed: ['k1'],
      leftOpen: true,
      stopped: { jobId: undefined, error: { code: 'org_unreachable' } },
    });
    expect(asked(`POST ${JOBS}`)).toBe(3);
  });
});

test('a creation that is refused leaves no job', async () => {
  const refused = {
    status: 403,
    json: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }],
  };

  expect(await ingestInto({ [`POST ${JOBS}`]: [refused] })).toMatchObject({
    unprocessed: ['k1'],
    leftOpen: false,
    stopped: { error: { code: 'allowance_used_up' } },
  });
});

test('an upload that is refused aborts its job', async () => {
  const outcome = await ingestInto({ [`PUT ${JOBS}/j1/batches`]: [{ status: 400, json: [] }] });

  expect(outcome).toMatchObject({ unprocessed: ['k1'], leftOpen: false, stopped: { jobId: undefined } });
  expect(states()).toEqual(['Aborted']);
});

test('an abort whose answer is lost is sent again', async () => {
  const script: Script = {
    [`PUT ${JOBS}/j1/batches`]: [{ status: 400, json: [] }],
    [`PATCH ${JOBS}/j1`]: [LOST, DOWN, job('Aborted')],
  };

  expect((await ingestInto(script)).leftOpen).toBe(false);
  expect(states()).toEqual(['Aborted', 'Aborted', 'Aborted']);
});

test('a job that can be neither filled nor aborted is told as left open', async () => {
  const script: Script = {
    [`PUT ${JOBS}/j1/batches`]: [{ status: 400, json: [] }],
    [`PATCH ${JOBS}/j1`]: [DOWN],
    [`GET ${JOBS}/j1`]: [job('Open')],
  };

  expect(await ingestInto(script)).toMatchObject({ unprocessed: ['k1'], leftOpen: true });
});

describe('a close', () => {
  test('that is refused while the job is open aborts the job', async () => {
    const script: Script = {
      [`PATCH ${JOBS}/j1`]: [{ status: 400, json: [] }, job('Aborted')],
      [`GET ${JOBS}/j1`]: [job('Open')],
    };

    expect(await ingestInto(script)).toMatchObject({ unprocessed: ['k1'], leftOpen: false, stopped: {} });
    expect(states()).toEqual(['UploadComplete', 'Aborted']);
  });

  test('of which nobody can tell whether it was taken leaves the rows unconfirmed', async () => {
    const script: Script = { [`PATCH ${JOBS}/j1`]: [DOWN], [`GET ${JOBS}/j1`]: [DOWN] };

    expect(await ingestInto(script)).toMatchObject({ unconfirmed: ['k1'], stopped: { jobId: 'j1' } });
  });

  test('of a job that somebody has aborted meanwhile is not fought', async () => {
    const script: Script = {
      [`PATCH ${JOBS}/j1`]: [{ status: 400, json: [{ errorCode: 'INVALIDJOBSTATE', message: 'Aborted' }] }],
      [`GET ${JOBS}/j1`]: [{ json: { id: 'j1', state: 'Aborted' } }],
    };

    const outcome = await ingestInto(script);
    expect(outcome).toMatchObject({ unprocessed: ['k1'], jobErrors: [{ jobId: 'j1', state: 'Aborted' }] });
    expect(outcome.stopped).toBeUndefined();
  });
});

test('a stop before the upload creates no job', async () => {
  const outcome = await ingestInto({}, AbortSignal.abort());

  expect(outcome).toMatchObject({ unprocessed: ['k1'], stopped: { error: { code: 'interrupted' } } });
  expect(org.asked).toEqual([]);
});

test('a session lost during the upload is renewed, and the same job is filled', async () => {
  const lost = { status: 401, json: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] };
  const outcome = await ingestInto({ [`PUT ${JOBS}/j1/batches`]: [lost, { status: 201 }] });

  expect(outcome).toMatchObject({ succeeded: 1, leftOpen: false });
  expect(asked(`POST ${JOBS}`)).toBe(1);
});
