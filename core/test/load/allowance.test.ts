// SPDX-License-Identifier: Apache-2.0
// What the org allows in a day: looked at before, and respected when it runs out on the way.
import { ChurnError, type LoadRequest } from '../../src/load/index.ts';
import { aFolder } from '../run/aFolder.ts';
import { actionsOf, load, writeScores } from './aLoad.ts';
import { startChurnOrg, type ChurnOrg } from './churnOrg.ts';

type Limit = 'DailyApiRequests' | 'DailyBulkApiBatches';

let org: ChurnOrg;
beforeEach(async () => void (org = await startChurnOrg(['a1', 'a2'])), 60_000);
afterEach(() => org.close());
const folder = aFolder();

/** Switches the limit to so little; answers how to lift it again. */
function leave(left: number, limit: Limit = 'DailyApiRequests'): () => void {
  const { faults } = org.local.org;
  const id = faults.switchOn({ name: 'limit-used-up', limit, left });
  return () => void faults.switchOff(id);
}

const writeRun = () => writeScores(folder.path, { a1: 0.9, a2: 0.8 });
const ANYWAY: Partial<LoadRequest> = { overrides: new Set(['allowance']) };
const loadNow = (run: string, request: Partial<LoadRequest> = {}) => load(org, run, request, { isGone: () => true });

/** What a load leaves in the org, as it is after any number of tries. */
async function inOrg(): Promise<object> {
  await org.local.idle();
  const risks = 'SELECT Risk_Key__c, Alert_Number__c FROM Risk__c ORDER BY Risk_Key__c';
  return {
    risks: await org.query(risks),
    tasks: (await org.query('SELECT Id FROM Task')).length,
    runs: (await org.query('SELECT Status__c, Loading_Season__c FROM Churn_Run__c')).map((run) => run['Status__c']),
  };
}
const WHOLE = {
  risks: [
    { Risk_Key__c: 'a1:2026', Alert_Number__c: 1 },
    { Risk_Key__c: 'a2:2026', Alert_Number__c: 1 },
  ],
  tasks: 2,
  runs: ['Loaded'],
};

test('a load refuses before it writes where it would use up what is left', async () => {
  leave(20);

  const refused = await loadNow(await writeRun()).catch((error: unknown) => error as ChurnError);

  expect(refused).toMatchObject({
    code: 'gates_closed',
    message: expect.stringMatching(
      /^Nothing was written\. allowance: Needs up to 42 API calls; \d+ of 100000 are left, 10000 of them for other programs/,
    ),
    next: expect.stringContaining('Start it again later, or leave less to others (--keep-allowance).'),
  });
  expect(await org.query('SELECT Id FROM Churn_Run__c')).toEqual([]);
}, 30_000);

test('a load that has enough left, and leaves little to others, warns', async () => {
  leave(15_000);

  const report = await loadNow(await writeRun());

  expect([report.outcome, report.warnings]).toEqual([
    'loaded',
    [expect.stringMatching(/^Needs up to 42 API calls; 149\d\d of 100000 are left/)],
  ]);
}, 30_000);

test('what is kept for others can be set', async () => {
  leave(100);

  expect((await loadNow(await writeRun(), { keptAllowance: 0 })).outcome).toBe('loaded');
}, 30_000);

test.each([3, 5, 7, 9, 11])(
  'a load that is out of calls after %d ends cleanly, and the next one finishes its work',
  async (left) => {
    const run = await writeRun();
    const lift = leave(left);

    const ended = await loadNow(run, ANYWAY).catch((error: unknown) => error);
    expect(ended).toMatchObject(
      ended instanceof ChurnError
        ? { code: 'allowance_used_up', message: expect.stringContaining('REQUEST_LIMIT_EXCEEDED') }
        : { outcome: expect.stringMatching(/^loaded/) },
    );
    lift();

    await loadNow(run);
    expect(await inOrg()).toMatchObject(WHOLE);
  },
  30_000,
);

test('a job that finds no batches left names what it did not write, and the next load writes it', async () => {
  const run = await writeRun();
  const lift = leave(0, 'DailyBulkApiBatches');

  const { outcome, errors, warnings } = await loadNow(run);
  expect({ outcome, errors, warnings }).toEqual({
    outcome: 'loaded with failures',
    errors: [
      {
        class: 'platform',
        owner: 'release engineer',
        code: 'NOT_PROCESSED',
        records: 2,
        remedy: expect.stringMatching(/^A limit of the org for 24 hours is used up/),
      },
    ],
    warnings: [expect.stringContaining('ExceededQuota')],
  });
  lift();

  expect(actionsOf(await loadNow(run))).toEqual({ create: 2 });
  expect(await inOrg()).toMatchObject(WHOLE);
}, 30_000);
