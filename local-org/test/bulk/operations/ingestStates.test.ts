// SPDX-License-Identifier: Apache-2.0
// What may be done to an ingest job in which state.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { insertUser, openBulkOrg } from '../bulkOrg.ts';

const ACCOUNTS = { object: 'Account', operation: 'insert' };
// long enough for a request, short enough to wait for
const SLOW = { delays: { jobQueue: 300, jobRun: 300 } };

let bulk: ReturnType<typeof openBulkOrg>;
beforeAll(() => {
  bulk = openBulkOrg(SLOW);
});
afterAll(() => bulk.close());

async function openJob(content?: string): Promise<string> {
  const { id } = (await bulk.call('POST', 'ingest', ACCOUNTS)).json as { id: string };
  if (content !== undefined) await bulk.call('PUT', `ingest/${id}/batches`, content);
  return id;
}

const stateOf = async (id: string): Promise<string> =>
  ((await bulk.call('GET', `ingest/${id}`)).json as { state: string }).state;
const setState = (id: string, state: string) => bulk.call('PATCH', `ingest/${id}`, { state });

describe('an ingest job', () => {
  test('goes from UploadComplete over InProgress to JobComplete in its own time', async () => {
    const id = await openJob('Name\nOne\n');

    const states = new Set([await stateOf(id)]);
    await setState(id, 'UploadComplete');
    while (!states.has('JobComplete')) {
      states.add(await stateOf(id));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }

    expect([...states]).toEqual(['Open', 'UploadComplete', 'InProgress', 'JobComplete']);
  });

  test('takes data once, answering 201 without a body', async () => {
    const id = await openJob();

    const first = await bulk.call('PUT', `ingest/${id}/batches`, 'Name\nOne\n');
    const second = await bulk.call('PUT', `ingest/${id}/batches`, 'Name\nTwo\n');

    expect([first.status, first.text]).toEqual([201, '']);
    const message = `Found multiple contents for job: <${id}>, put the data of a job only once`;
    expect([second.status, second.json]).toEqual([400, [{ errorCode: 'CLIENTINPUTERROR', message }]]);
  });

  test('takes no data once it is closed', async () => {
    const id = await openJob();
    await setState(id, 'UploadComplete');

    const answer = await bulk.call('PUT', `ingest/${id}/batches`, 'Name\nOne\n');

    const message = 'Uploading data to a job in the state UploadComplete is not allowed';
    expect([answer.status, answer.json]).toEqual([400, [{ errorCode: 'INVALIDJOBSTATE', message }]]);
  });

  test('is closed and aborted once', async () => {
    const id = await openJob('Name\nOne\n');
    const aborted = await setState(id, 'Aborted');

    const closing = await setState(id, 'UploadComplete');
    const aborting = await setState(id, 'Aborted');

    expect((aborted.json as { state: string }).state).toBe('Aborted');
    const errorOf = (message: string) => [400, [{ errorCode: 'INVALIDJOBSTATE', message }]];
    expect([closing.status, closing.json]).toEqual(errorOf('Closing already Completed Job not allowed'));
    expect([aborting.status, aborting.json]).toEqual(errorOf('Aborting already Completed Job not allowed'));
  });

  test('that is aborted while it waits saves nothing and gives every row back', async () => {
    const id = await openJob('Name\n"Kept, apart"\n');
    await setState(id, 'UploadComplete');
    await setState(id, 'Aborted');
    await bulk.org.background.idle();

    expect(await bulk.rows(`ingest/${id}/unprocessedrecords`)).toEqual([{ Name: 'Kept, apart' }]);
    expect(bulk.org.records.find('Account', { Name: 'Kept, apart' })).toEqual([]);
  });

  test('has no results before its end', async () => {
    const id = await openJob('Name\nOne\n');

    const answer = await bulk.call('GET', `ingest/${id}/successfulResults`);

    const message = 'Results of a job in the state Open are not available';
    expect([answer.status, answer.json]).toEqual([400, [{ errorCode: 'INVALIDJOBSTATE', message }]]);
  });

  test('can be deleted while it waits, not while it is open', async () => {
    const id = await openJob();

    const open = await bulk.call('DELETE', `ingest/${id}`);
    await setState(id, 'UploadComplete');
    const waiting = await bulk.call('DELETE', `ingest/${id}`);
    const gone = await bulk.call('GET', `ingest/${id}`);

    const message = 'Error encountered when deleting the job because the job is not terminated';
    expect([open.status, open.json]).toEqual([400, [{ errorCode: 'API_ERROR', message }]]);
    expect([waiting.status, waiting.text]).toEqual([204, '']);
    expect([gone.status, gone.json]).toEqual([
      404,
      [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }],
    ]);
  });

  test('is not there for another user', async () => {
    const id = await openJob();
    const other = insertUser(bulk.org, 'other@example.com');

    const answers = await Promise.all([
      bulk.call('GET', `ingest/${id}`, undefined, other),
      bulk.call('PATCH', `ingest/${id}`, { state: 'Aborted' }, other),
      bulk.call('GET', 'ingest', undefined, other),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 200]);
    expect(answers[2]?.json).toEqual({ done: true, records: [], nextRecordsUrl: null });
  });

  test('is found by the 15 characters of its id', async () => {
    const id = await openJob();

    const answer = await bulk.call('GET', `ingest/${id.slice(0, 15)}`);

    expect((answer.json as { id: string }).id).toBe(id);
  });

  test('takes CSV only', async () => {
    const id = await openJob();

    const answer = await bulk.call('PUT', `ingest/${id}/batches`, { Name: 'One' });

    expect(answer.status).toBe(415);
  });
});
