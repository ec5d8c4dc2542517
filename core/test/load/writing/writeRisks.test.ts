// SPDX-License-Identifier: Apache-2.0
import type { IngestOutcome, IngestRequest, WriteRow } from '../../../src/load/ports.ts';
import { writeRisks, type RisksWritten, type RiskWriting } from '../../../src/load/writing/writeRisks.ts';
import type { PlannedAction } from '../../../src/plan/index.ts';
import { anAction, aPlan } from '../aPlan.ts';
import { stubOrg } from '../stubOrg.ts';

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
      written: { jobs: [], jobErrors: [], newAlerts: 0, written: noneWritten(), failed: [] },
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

  test('never sends the parent, the key or the season of a Risk that is there', async () => {
    const { requests } = await write([UPDATE], [anOutcome()]);

    expect(requests[0]?.columns.filter((name) => ['Account__c', 'Risk_Key__c', 'Season__c'].includes(name))).toEqual(
      [],
    );
  });

  test('counts what the org took and lists what it did not, with its words', async () => {
    const failed = { key: 'a1:2026', code: 'UNABLE_TO_LOCK_ROW', message: 'locked', fields: ['Account__c'] };
    const outcomes = [
      anOutcome({ jobIds: ['750A'], failed: [failed] }),
      anOutcome({
        jobIds: ['750B'],
        succeeded: 1,
        unprocessed: ['a01A'],
        jobErrors: [{ jobId: '750B', state: 'Failed', message: 'TooManyLockFailure' }],
      }),
    ];

    const { written } = await write([CREATE, UPDATE, RECEDE], outcomes);
    expect(written).toEqual({
      jobs: ['750A', '750B'],
      jobErrors: [`Job 750B ended as Failed (TooManyLockFailure). ${LOCKED.remedy}`],
      newAlerts: 0,
      written: { ...noneWritten(), update: 1 },
      failed: [
        {
          riskKey: 'a0:2026',
          riskId: 'a01A',
          action: 'recede',
          code: 'NOT_PROCESSED',
          message: 'The job ended before the platform got to this record. TooManyLockFailure',
          fields: [],
          advice: LOCKED,
        },
        {
          riskKey: 'a1:2026',
          riskId: undefined,
          action: 'create',
          code: 'UNABLE_TO_LOCK_ROW',
          message: 'locked',
          fields: ['Account__c'],
          advice: LOCKED,
        },
      ],
    });
  });

  test('tells progress over both jobs', async () => {
    const told: unknown[] = [];
    await write([CREATE, UPDATE], [anOutcome({ succeeded: 1 }), anOutcome({ succeeded: 1 })], (counts) =>
      told.push(counts),
    );

    expect(told).toEqual([
      { written: 1, failed: 0 },
      { written: 2, failed: 0 },
    ]);
  });
});

const LOCKED = {
  class: 'transient',
  owner: 'release engineer',
  remedy: 'Something else was writing to the same accounts. Load again when it has ended.',
};

type Sent = Omit<IngestRequest, 'rows'> & { readonly rows: readonly WriteRow[] };

/** Writes these actions to an org that answers these outcomes. */
async function write(
  actions: readonly PlannedAction[],
  outcomes: readonly IngestOutcome[],
  onProgress: RiskWriting['onProgress'] = () => {},
): Promise<{ requests: readonly Sent[]; written: RisksWritten }> {
  const requests: Sent[] = [];
  const org = stubOrg({
    ingest: async (request, options) => {
      requests.push({ ...request, rows: [...(request.rows() as Iterable<WriteRow>)] });
      options?.onProgress?.({ jobId: '750', state: 'JobComplete', processed: 1, failed: 0 });
      return outcomes[requests.length - 1]!;
    },
  });
  const plan = aPlan(actions);
  const stamp = { churnRunId: 'a02', loadedAt: new Date('2026-11-23T06:17:00Z') };
  const written = await writeRisks(org, plan, { stamp, onProgress, signal: new AbortController().signal });
  plan.close();
  return { requests, written };
}

function anOutcome(parts: Partial<IngestOutcome> = {}): IngestOutcome {
  return { jobIds: ['750'], jobErrors: [], succeeded: 0, failed: [], unprocessed: [], ...parts };
}

function noneWritten(): RisksWritten['written'] {
  return { create: 0, update: 0, escalate: 0, wake: 0, reopen: 0, recede: 0 };
}
