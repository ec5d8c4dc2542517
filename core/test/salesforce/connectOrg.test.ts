// SPDX-License-Identifier: Apache-2.0
// The client against the local org: what one of them gets wrong shows here.
import { openThingOrg, rowsOf, things } from './thingOrg.ts';
import type { ThingOrg } from './thingOrg.ts';
import type { IngestRequest, WriteRow } from '../../src/load/ports.ts';

let bench: ThingOrg;
beforeEach(async () => (bench = await openThingOrg()));
afterEach(async () => {
  const asked = bench.local.unsupported();
  await bench.close();
  expect(asked).toEqual([]);
});

const upsertOf = (rows: readonly WriteRow[], columns: readonly string[]): IngestRequest => ({
  object: 'Thing__c',
  operation: 'upsert',
  keyColumn: 'Key__c',
  columns: ['Key__c', ...columns],
  rows: () => rows,
});
const KEYS = 'SELECT Key__c FROM Thing__c ORDER BY Key__c';

test('knows the org and the user of its token', async () => {
  const org = await bench.connect();

  const [user] = await rowsOf(org, `SELECT Id FROM User WHERE Username = '${bench.local.adminUsername}'`);
  expect({ orgId: org.orgId, userId: org.userId, url: org.instanceUrl }).toEqual({
    orgId: bench.local.org.id,
    userId: user!['Id'],
    url: bench.local.url,
  });
});

test('knows what the org has told of its allowance, and what it tells when asked', async () => {
  const org = await bench.connect();
  await org.ask([{ describe: 'Thing__c' }]);
  const { max, used } = org.usage!;

  const { DailyApiRequests } = await org.readAllowances();

  expect(DailyApiRequests).toEqual({ max, remaining: max - used - 1 });
});

test('a job writes every kind of value as it was given', async () => {
  const org = await bench.connect();
  const row = {
    Key__c: 'k, "1"',
    ...{ Note__c: 'line\nbreak, "quotes" é😀', Level__c: 'High', Due__c: '2026-11-23' },
    ...{ At__c: '2026-11-23T06:17:19.000Z', Size__c: 0.25, Flag__c: true },
  };
  const columns = Object.keys(row).slice(1);

  const outcome = await org.ingest(upsertOf([row], columns));

  expect(outcome).toEqual({
    jobIds: [expect.stringMatching(/^750/)],
    jobErrors: [],
    succeeded: 1,
    failed: [],
    unprocessed: [],
    unconfirmed: [],
    leftOpen: false,
  });
  expect(await rowsOf(org, `SELECT Key__c, ${columns.join(', ')} FROM Thing__c`)).toEqual([
    { ...row, At__c: '2026-11-23T06:17:19.000+0000' },
  ]);
});

test('null clears a field, undefined leaves it, and a text that would clear is refused', async () => {
  const org = await bench.connect();
  const columns = ['Note__c', 'Level__c'];
  await org.ingest(
    upsertOf(
      things(2, () => ({ Note__c: 'old', Level__c: 'Low' })),
      columns,
    ),
  );

  const second = [
    { Key__c: 'k00000', Note__c: null, Level__c: undefined },
    { Key__c: 'k00001', Note__c: '#N/A' },
  ];
  const outcome = await org.ingest(upsertOf(second, columns));

  expect(outcome).toMatchObject({ succeeded: 1, failed: [{ key: 'k00001', code: 'NOT_STORABLE' }], unprocessed: [] });
  expect(await rowsOf(org, 'SELECT Note__c, Level__c FROM Thing__c ORDER BY Key__c')).toEqual([
    { Note__c: null, Level__c: 'Low' },
    { Note__c: 'old', Level__c: 'Low' },
  ]);
});

test('failed rows are named by key, code and field, and the others are written', async () => {
  const org = await bench.connect();
  const rows = things(450, (index) => ({ Level__c: index % 100 === 7 ? 'None' : 'High' }));

  const outcome = await org.ingest(upsertOf(rows, ['Level__c']));

  expect(outcome).toMatchObject({ succeeded: 445, jobErrors: [], unprocessed: [] });
  expect(outcome.failed.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toEqual(
    ['k00007', 'k00107', 'k00207', 'k00307', 'k00407'].map((key) => ({
      key,
      code: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      message: expect.stringContaining('None'),
      fields: ['Level__c'],
    })),
  );
});

test('an update by id joins its results by id', async () => {
  const org = await bench.connect();
  await org.ingest(upsertOf(things(3), []));
  const ids = (await rowsOf(org, 'SELECT Id FROM Thing__c ORDER BY Key__c')).map(({ Id }) => String(Id));
  const rows = [
    { Id: ids[0], Level__c: 'High' },
    { Id: ids[1], Level__c: 'None' },
  ];

  const outcome = await org.ingest({
    ...{ object: 'Thing__c', operation: 'update', keyColumn: 'Id', columns: ['Id', 'Level__c'] },
    rows: () => rows,
  });

  expect(outcome).toMatchObject({ succeeded: 1, failed: [{ key: ids[1] }], unprocessed: [] });
});

test('many rows go in several jobs, one after the other', async () => {
  const org = await bench.connect({ partBytes: 2_000 });
  const rows = things(300);

  const outcome = await org.ingest(upsertOf(rows, []));

  expect(outcome).toMatchObject({ succeeded: 300, failed: [], unprocessed: [], jobErrors: [] });
  expect(outcome.jobIds).toHaveLength(2);
  expect((await rowsOf(org, KEYS)).map(({ Key__c }) => Key__c)).toEqual(rows.map(({ Key__c }) => Key__c));
});

test('a column that the org does not know fails the job, and its reason is told', async () => {
  const org = await bench.connect();

  const outcome = await org.ingest(
    upsertOf(
      things(2, () => ({ Strange__c: 'x' })),
      ['Strange__c'],
    ),
  );

  expect(outcome).toEqual({
    jobIds: [expect.any(String)],
    jobErrors: [
      { jobId: outcome.jobIds[0], state: 'Failed', message: 'InvalidBatch : Field name not found : Strange__c' },
    ],
    succeeded: 0,
    failed: [],
    unprocessed: expect.arrayContaining(['k00000', 'k00001']),
    unconfirmed: [],
    leftOpen: false,
  });
});

test('a session lost in the middle of a load is refreshed and the load goes on', async () => {
  const tokens = {
    token: async () => 'no longer good',
    refresh: async () => bench.local.issueToken(bench.local.adminUsername),
  };
  const org = await bench.connect({}, tokens);

  expect((await org.ingest(upsertOf(things(5), []))).succeeded).toBe(5);
});

test('a Bulk query gives the same rows as REST', async () => {
  const org = await bench.connect();
  const values = (index: number): WriteRow => ({
    Note__c: index % 3 === 0 ? null : `note, "${index}"\nnext`,
    ...{ Size__c: index / 4, Flag__c: index % 2 === 0, Due__c: '2026-11-23', At__c: '2026-11-23T06:17:19.000Z' },
    ...{ Parent__c: undefined, Level__c: index % 5 === 0 ? null : 'Low' },
  });
  await org.ingest(upsertOf(things(2_500, values), ['Note__c', 'Size__c', 'Flag__c', 'Due__c', 'At__c', 'Level__c']));
  const parents = things(100, (index) => ({ 'Parent__r.Key__c': `k${String(index + 1_000).padStart(5, '0')}` }));
  await org.ingest(upsertOf(parents, ['Parent__r.Key__c']));
  const soql =
    'SELECT Id, Key__c, note__c, Size__c, Flag__c, Due__c, At__c, Level__c, CreatedDate, ' +
    'Parent__c, Parent__r.Key__c, Parent__r.Size__c, Parent__r.Parent__r.Key__c, Owner.Name FROM Thing__c ORDER BY Key__c';

  const overRest = await rowsOf(org, soql);
  const bulk = await bench.connect({ bulkQueryAbove: 1_000, bulkPageRows: 700 });
  const overBulk = await rowsOf(bulk, soql);

  expect(overRest).toHaveLength(2_500);
  expect(overBulk).toEqual(overRest);
});

test('open jobs of the user are listed and can be aborted, also twice', async () => {
  const org = await bench.connect();
  const token = bench.local.issueToken(bench.local.adminUsername);
  const created = await fetch(`${bench.local.url}/services/data/v66.0/jobs/ingest`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ object: 'Thing__c', operation: 'insert' }),
  });
  const { id } = (await created.json()) as { id: string };

  const open = await org.openIngestJobs('Thing__c');
  await org.abortIngestJob(id);
  await org.abortIngestJob(id);

  expect(open).toMatchObject([{ id, object: 'Thing__c', state: 'Open', createdById: org.userId }]);
  expect(await org.openIngestJobs('Thing__c')).toEqual([]);
});

test('a query that the org refuses says why', async () => {
  const org = await bench.connect();

  await expect(rowsOf(org, 'SELECT Strange__c FROM Thing__c')).rejects.toMatchObject({
    code: 'org_refused',
    message: expect.stringContaining('INVALID_FIELD'),
  });
});
