// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../../src/churnError.ts';
import type { FailedRow, IngestOutcome, IngestRequest, WriteRow } from '../../../src/load/ports.ts';
import type { Patience } from '../../../src/load/writing/patience.ts';
import { sendRows, type RowsSent, type Sending } from '../../../src/load/writing/sendRows.ts';
import { stubOrg } from '../stubOrg.ts';

const PATIENCE: Patience = { tries: 3, firstWait: 1, longestWait: 1, time: 1_000 };

const REQUEST: IngestRequest = {
  object: 'Risk__c',
  operation: 'upsert',
  keyColumn: 'Key',
  columns: ['Key'],
  rows: () => ['k1', 'k2', 'k3'].map((Key) => ({ Key })),
};

describe('rows that a lock has kept out', () => {
  test('are sent again without the others, in ever smaller jobs, until they are taken', async () => {
    const { sent, jobs } = await send([
      anOutcome({ failed: [locked('k1'), locked('k3')] }),
      anOutcome({ failed: [locked('k3')] }),
      anOutcome(),
    ]);

    expect(jobs).toEqual([
      { keys: ['k1', 'k2', 'k3'], jobRows: undefined },
      { keys: ['k1', 'k3'], jobRows: 10_000 },
      { keys: ['k3'], jobRows: 1 },
    ]);
    expect(sent).toEqual({
      jobs: ['750-1', '750-2', '750-3'],
      jobErrors: [],
      failures: new Map(),
      retried: { records: 2, jobs: 2 },
      stopped: undefined,
      leftOpen: false,
    });
  });

  test('are named with their words and tries when the tries are over', async () => {
    const { sent, jobs } = await send([anOutcome({ failed: [locked('k1')] })]);

    expect(jobs).toHaveLength(PATIENCE.tries);
    expect([...sent.failures]).toEqual([
      ['k1', expect.objectContaining({ code: 'UNABLE_TO_LOCK_ROW', message: 'locked', tries: 3 })],
    ]);
  });

  test('are named when the time would be over before the next try', async () => {
    const { sent, jobs } = await send([anOutcome({ failed: [locked('k1')] })], { patience: { ...PATIENCE, time: 0 } });

    expect({ jobs: jobs.length, failed: [...sent.failures.keys()] }).toEqual({ jobs: 1, failed: ['k1'] });
  });

  test('are left alone where somebody has changed the record meanwhile', async () => {
    const { sent, jobs } = await send([anOutcome({ failed: [locked('k1'), locked('k2')] }), anOutcome()], {
      changedMeanwhile: async () => new Set(['k1']),
    });

    expect(jobs.map(({ keys }) => keys)).toEqual([['k1', 'k2', 'k3'], ['k2']]);
    expect([...sent.failures]).toEqual([['k1', expect.objectContaining({ code: 'CHANGED_MEANWHILE', tries: 1 })]]);
    expect(sent.retried).toEqual({ records: 1, jobs: 1 });
  });

  test('keep their words when the load is stopped while it waits', async () => {
    const stop = new ChurnError('timed_out', 'Over.', 'Go on.');
    const { sent } = await send([anOutcome({ failed: [locked('k1')] })], { signal: AbortSignal.abort(stop) });

    expect(sent.stopped).toEqual({ error: stop, jobId: undefined });
    expect([...sent.failures.values()]).toMatchObject([{ code: 'UNABLE_TO_LOCK_ROW', tries: 1 }]);
  });
});

test('one locked row keeps no other out, though its whole chunk of 200 fails', async () => {
  const rows = Array.from({ length: 1_000 }, (_, at) => ({ Key: `k${at}` }));
  const org = stubOrg({ ingest: async (request) => anOutcome({ failed: await failingChunks(request, 'k500') }) });

  const sent = await sendRows(org, { ...REQUEST, rows: () => rows }, aSending({ patience: { ...PATIENCE, tries: 6 } }));
  expect([...sent.failures]).toEqual([['k500', expect.objectContaining({ code: 'UNABLE_TO_LOCK_ROW', tries: 6 })]]);
  expect(sent.retried.records).toBe(200);
});

test('rows that were refused for good are not sent again', async () => {
  const refused = { ...locked('k1'), code: 'STRING_TOO_LONG' };
  const { sent, jobs } = await send([anOutcome({ failed: [refused, locked('k2')] }), anOutcome()]);

  expect(jobs.map(({ keys }) => keys)).toEqual([['k1', 'k2', 'k3'], ['k2']]);
  expect([...sent.failures]).toEqual([['k1', expect.objectContaining({ code: 'STRING_TOO_LONG', tries: 1 })]]);
});

describe('rows that a job did not get to', () => {
  const gone = (message: string): IngestOutcome =>
    anOutcome({ unprocessed: ['k2', 'k3'], jobErrors: [{ jobId: '750-1', state: 'Failed', message }] });

  test.each(['TooManyLockFailure : Too many lock failure.', 'InternalServerError : Retried more than 20 times', ''])(
    'are sent again after "%s"',
    async (message) => {
      const { sent, jobs } = await send([gone(message), anOutcome()]);

      expect(jobs.map(({ keys }) => keys)).toEqual([
        ['k1', 'k2', 'k3'],
        ['k2', 'k3'],
      ]);
      expect(sent.failures.size).toBe(0);
    },
  );

  test.each(['InvalidBatch : Field name not found : X__c', 'ExceededQuota : ApiBatchItems Limit exceeded.'])(
    'are not sent again after "%s"',
    async (message) => {
      const { sent, jobs } = await send([gone(message)]);

      expect(jobs).toHaveLength(1);
      expect([...sent.failures.keys()]).toEqual(['k2', 'k3']);
    },
  );

  test('are not sent again after somebody aborted the job, nor are those that met a lock', async () => {
    const aborted = { jobId: '750-1', state: 'Aborted', message: '' } as const;
    const { sent, jobs } = await send([
      anOutcome({ failed: [locked('k1')], unprocessed: ['k2'], jobErrors: [aborted] }),
    ]);

    expect(jobs).toHaveLength(1);
    expect([...sent.failures.values()].map(({ code }) => code)).toEqual(['UNABLE_TO_LOCK_ROW', 'NOT_PROCESSED']);
  });
});

test('a port that breaks leaves every row unconfirmed', async () => {
  const error = new ChurnError('org_unreachable', 'No answer.', 'Try later.');
  const org = stubOrg({ ingest: () => Promise.reject(error) });

  const sent = await sendRows(org, REQUEST, aSending());
  expect(sent.stopped).toEqual({ error, jobId: undefined });
  expect([...sent.failures.values()].map(({ code }) => code)).toEqual(Array(3).fill('NOT_CONFIRMED'));
});

test('progress counts a row once, however often it is sent', async () => {
  const told: unknown[] = [];
  await send([anOutcome({ failed: [locked('k1')] }), anOutcome()], { onProgress: (counts) => told.push(counts) });

  expect(told).toEqual([
    { written: 2, failed: 1 },
    { written: 2, failed: 0 },
    { written: 3, failed: 0 },
    { written: 3, failed: 0 },
  ]);
});

/** What the platform fails of a request: jobs of so many rows, each saved in chunks of 200, with one row locked. */
async function failingChunks({ rows, jobRows = Infinity }: IngestRequest, lockedKey: string): Promise<FailedRow[]> {
  const keys: string[] = [];
  for await (const { Key } of rows()) keys.push(String(Key));
  const chunkOf = (at: number): string => `${Math.floor(at / jobRows)} ${Math.floor((at % jobRows) / 200)}`;
  const struck = chunkOf(keys.indexOf(lockedKey));
  return keys.filter((_, at) => keys.includes(lockedKey) && chunkOf(at) === struck).map(locked);
}

type Job = { readonly keys: readonly unknown[]; readonly jobRows: number | undefined };

/** Sends three rows to an org that answers these outcomes, the last one again and again. */
async function send(
  outcomes: readonly IngestOutcome[],
  parts: Partial<Sending> = {},
): Promise<{ sent: RowsSent; jobs: readonly Job[] }> {
  const jobs: Job[] = [];
  const org = stubOrg({
    ingest: async (request, options) => {
      const rows: WriteRow[] = [];
      for await (const row of request.rows()) rows.push(row);
      jobs.push({ keys: rows.map(({ Key }) => Key), jobRows: request.jobRows });
      const outcome = outcomes[Math.min(jobs.length, outcomes.length) - 1]!;
      const jobId = `750-${jobs.length}`;
      options?.onProgress?.({ jobId, state: 'JobComplete', processed: rows.length, failed: outcome.failed.length });
      return { ...outcome, jobIds: [jobId] };
    },
  });
  return { sent: await sendRows(org, REQUEST, aSending(parts)), jobs };
}

function aSending(parts: Partial<Sending> = {}): Sending {
  return {
    patience: PATIENCE,
    clock: () => new Date(),
    random: () => 0,
    signal: new AbortController().signal,
    onProgress: () => {},
    changedMeanwhile: async () => new Set(),
    ...parts,
  };
}

function locked(key: string): FailedRow {
  return { key, code: 'UNABLE_TO_LOCK_ROW', message: 'locked', fields: [] };
}

function anOutcome(parts: Partial<IngestOutcome> = {}): IngestOutcome {
  const nothing = { jobIds: [], jobErrors: [], succeeded: 0, failed: [], unprocessed: [], unconfirmed: [] };
  return { ...nothing, leftOpen: false, ...parts };
}
