// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../../src/churnError.ts';
import type { IngestJob, IngestOutcome, IngestRequest, OrgPort, WriteRow } from '../../../src/load/ports.ts';
import { classifyError } from '../../../src/load/report/errorClass.ts';
import {
  NOTHING_WRITTEN,
  writeRisks,
  type RisksWritten,
  type RiskWriting,
} from '../../../src/load/writing/writeRisks.ts';
import type { PlannedAction } from '../../../src/plan/index.ts';
import { anAction, aPlan } from '../aPlan.ts';
import { answering, stubOrg } from '../stubOrg.ts';

const STAMP = { Run__c: 'a02', Loaded_At__c: '2026-11-23T06:17:00.000Z' };

const CREATE = anAction({ accountId: 'a1', newAlert: true });
const UPDATE = anAction({
  accountId: 'a2',
  kind: 'update',
  riskId: 'a01B',
  values: { Probability__c: 0.5, Reason_1__c: null },
});
const RECEDE = anAction({
  accountId: 'a0',
  kind: 'recede',
  riskId: 'a01A',
  stamped: false,
  values: { Status__c: 'Receded', Status_Reason__c: 'No longer at risk' },
});

describe('writing the Risks of a plan', () => {
  test('starts no job where nothing is to be written', async () => {
    const { requests, written } = await write([anAction({ kind: 'unchanged', riskId: 'a01', values: undefined })], []);

    expect({ requests, written }).toEqual({
      requests: [],
      written: NOTHING_WRITTEN,
    });
  });

  test('upserts new Risks by their key and updates the others by Id, each sorted by account', async () => {
    const { requests } = await write([UPDATE, CREATE, RECEDE], [anOutcome(), anOutcome()]);

    expect(requests.map(({ operation, keyColumn, rows }) => ({ operation, keyColumn, rows }))).toEqual([
      {
        operation: 'upsert',
        keyColumn: 'Risk_Key__c',
        rows: [{ Risk_Key__c: 'a1:2026', Account__c: '001A', Status__c: 'Open', ...STAMP }],
      },
      {
        operation: 'update',
        keyColumn: 'Id',
        rows: [
          { Id: 'a01A', Status__c: 'Receded', Status_Reason__c: 'No longer at risk' },
          { Id: 'a01B', Probability__c: 0.5, Reason_1__c: null, ...STAMP },
        ],
      },
    ]);
  });

  test('keeps a Risk on an Account that it shares apart from the others', async () => {
    const stray = { ...UPDATE, strayParentId: '001X' };
    const { requests } = await write([stray, RECEDE], [anOutcome()]);

    expect(requests[0]).toMatchObject({ sharedParentColumn: 'Account__c' });
    expect(requests[0]?.rows.map((row) => [row['Id'], row['Account__c']])).toEqual([
      ['a01A', undefined],
      ['a01B', '001X'],
    ]);
  });

  test('never sends the parent, the key or the season of a Risk that is there', async () => {
    const { requests } = await write([UPDATE], [anOutcome()]);

    expect(requests[0]?.columns.filter((name) => ['Account__c', 'Risk_Key__c', 'Season__c'].includes(name))).toEqual(
      [],
    );
  });

  test('counts what the org took and lists what it did not, with its words', async () => {
    const failed = { key: 'a1:2026', code: 'STRING_TOO_LONG', message: 'too long', fields: ['Note__c'] };
    const outcomes = [
      anOutcome({ jobIds: ['750A'], failed: [failed] }),
      anOutcome({
        jobIds: ['750B'],
        succeeded: 1,
        unprocessed: ['a01A'],
        jobErrors: [{ jobId: '750B', state: 'Failed', message: 'ExceededQuota : no more' }],
      }),
    ];

    const { written } = await write([CREATE, UPDATE, RECEDE], outcomes);
    expect(written).toEqual({
      jobs: ['750A', '750B'],
      jobErrors: [`Job 750B ended as Failed (ExceededQuota : no more). ${USED_UP.remedy}`],
      newAlerts: 0,
      written: { ...noneWritten(), update: 1 },
      failed: [
        {
          riskKey: 'a0:2026',
          riskId: 'a01A',
          action: 'recede',
          code: 'NOT_PROCESSED',
          message: 'The job ended before the platform got to this record. ExceededQuota : no more',
          fields: [],
          advice: USED_UP,
          tries: 1,
        },
        {
          riskKey: 'a1:2026',
          riskId: undefined,
          action: 'create',
          code: 'STRING_TOO_LONG',
          message: 'too long',
          fields: ['Note__c'],
          advice: TOO_LONG,
          tries: 1,
        },
      ],
      retried: { records: 0, jobs: 0 },
      stopped: undefined,
    });
  });

  test('tells progress over both jobs', async () => {
    const told: unknown[] = [];
    await write([CREATE, UPDATE], [anOutcome({ succeeded: 1 }), anOutcome({ succeeded: 1 })], (counts) =>
      told.push(counts),
    );

    expect(told.at(-1)).toEqual({ written: 2, failed: 0 });
  });

  test('sends what a lock has kept out again, and counts it', async () => {
    const { requests, written } = await write(
      [CREATE, UPDATE],
      [anOutcome({ failed: [LOCKED] }), anOutcome(), anOutcome()],
    );

    expect(requests.map(({ operation, rows }) => [operation, rows.length])).toEqual([
      ['upsert', 1],
      ['upsert', 1],
      ['update', 1],
    ]);
    expect(written).toMatchObject({
      written: { create: 1, update: 1 },
      newAlerts: 1,
      failed: [],
      retried: { records: 1, jobs: 1 },
    });
  });

  test('sends nothing more once somebody has aborted a job, and names every record', async () => {
    const aborted = anOutcome({ jobErrors: [ABORTED], unprocessed: ['a1:2026'] });
    const { requests, written } = await write([CREATE, UPDATE], [aborted]);

    expect(requests).toHaveLength(1);
    expect(written.stopped).toBeUndefined();
    expect(written.failed.map(({ riskKey, code, advice, tries }) => [riskKey, code, advice.remedy, tries])).toEqual([
      ['a1:2026', 'NOT_PROCESSED', expect.stringMatching('^Somebody has aborted the job'), 1],
      ['a2:2026', 'NOT_PROCESSED', expect.stringMatching('^Somebody has aborted the job'), 0],
    ]);
  });

  test('sends nothing more once it is stopped, and names every record that is not known as written', async () => {
    const error = new ChurnError('interrupted', 'The load was interrupted.', 'Go on.');
    const stopped = anOutcome({ unconfirmed: ['a1:2026'], stopped: { error, jobId: '750A' } });
    const { requests, written } = await write([CREATE, UPDATE], [stopped]);

    expect(requests).toHaveLength(1);
    expect(written).toMatchObject({ written: noneWritten(), newAlerts: 0, stopped: { error, jobId: '750A' } });
    expect(written.failed.map(({ riskKey, code, message, tries }) => [riskKey, code, message, tries])).toEqual([
      [
        'a1:2026',
        'NOT_CONFIRMED',
        'The load ended before it knew what became of this record. Job 750A may still write it. The load was interrupted.',
        1,
      ],
      ['a2:2026', 'NOT_SENT', 'The load ended before this record was sent. The load was interrupted.', 0],
    ]);
  });

  test('aborts a job that a lost answer has left open', async () => {
    const aborted: string[] = [];
    await write([CREATE], [anOutcome({ leftOpen: true })], () => {}, {
      query: answering({ Churn_Run__c: [] }),
      openIngestJobs: async () => [anOpenJob('750X')],
      abortIngestJob: async (id) => void aborted.push(id),
    });

    expect(aborted).toEqual(['750X']);
  });
});

const USED_UP = classifyError({ code: 'ExceededQuota', message: '' });
const TOO_LONG = classifyError({ code: 'STRING_TOO_LONG', message: '' });
const LOCKED = { key: 'a1:2026', code: 'UNABLE_TO_LOCK_ROW', message: 'locked', fields: [] };
const ABORTED = { jobId: '750A', state: 'Aborted', message: '' } as const;

type Sent = Omit<IngestRequest, 'rows'> & { readonly rows: readonly WriteRow[] };

/** Writes these actions to an org that answers these outcomes. */
async function write(
  actions: readonly PlannedAction[],
  outcomes: readonly IngestOutcome[],
  onProgress: RiskWriting['onProgress'] = () => {},
  parts: Partial<OrgPort> = {},
): Promise<{ requests: readonly Sent[]; written: RisksWritten }> {
  const requests: Sent[] = [];
  const org = stubOrg({
    query: answering({ Risk__c: [] }),
    ...parts,
    ingest: async (request, options) => {
      const rows: WriteRow[] = [];
      for await (const row of request.rows()) rows.push(row);
      requests.push({ ...request, rows });
      options?.onProgress?.({ jobId: `750-${requests.length}`, state: 'JobComplete', processed: 1, failed: 0 });
      return outcomes[requests.length - 1]!;
    },
  });
  const plan = aPlan(actions);
  const stamp = { churnRunId: 'a02', loadedAt: new Date('2026-11-23T06:17:00Z') };
  const written = await writeRisks(org, plan, {
    season: '2026',
    stamp,
    loadBegan: new Date('2026-11-23T06:17:00Z'),
    patience: { tries: 3, firstWait: 1, longestWait: 1, time: 1_000 },
    clock: () => new Date(),
    random: () => 0,
    onProgress,
    signal: new AbortController().signal,
  });
  plan.close();
  return { requests, written };
}

function anOutcome(parts: Partial<IngestOutcome> = {}): IngestOutcome {
  const nothing = { jobErrors: [], succeeded: 0, failed: [], unprocessed: [], unconfirmed: [], leftOpen: false };
  return { jobIds: ['750'], ...nothing, ...parts };
}

function anOpenJob(id: string): IngestJob {
  return { id, object: 'Risk__c', state: 'Open', createdById: '005', createdDate: '2026-11-23T06:17:00.000+0000' };
}

function noneWritten(): RisksWritten['written'] {
  return { create: 0, update: 0, escalate: 0, wake: 0, reopen: 0, recede: 0 };
}
