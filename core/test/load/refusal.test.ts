// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ChurnError } from '../../src/churnError.ts';
import { OVERRIDABLE_GATES } from '../../src/plan/index.ts';
import { createFolderStore } from '../../src/run/index.ts';
import { aFolder } from '../run/aFolder.ts';
import { aRow, writeRun } from '../run/aRun.ts';
import { load, writeScores } from './aLoad.ts';
import { startChurnOrg, type ChurnOrg } from './churnOrg.ts';

let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg(['a1', 'a2']);
}, 60_000);
afterEach(() => org.close());

const folder = aFolder();

describe('a load is refused', () => {
  afterEach(async () => {
    expect(await org.query('SELECT Id FROM Risk__c')).toEqual([]);
  });

  test('by every closed gate at once, with its figures, and leaves the lists of what was wrong', async () => {
    const rows = [
      aRow({ account_key: 'a1', renewal_key: 'r1', churn_probability: 0.9 }),
      aRow({ account_key: 'x1', renewal_key: 'r2', churn_probability: 0.9 }),
      aRow({ account_key: 'a2', renewal_key: 'r3', churn_probability: 7 }),
    ];
    const run = await writeRun(folder.path, { files: [rows] });
    const results = createFolderStore(join(folder.path, 'results'));

    const error = await refusalOf(load(org, run, { maxRejects: { count: 0 }, maxUnknown: { count: 0 } }, { results }));
    expect({ code: error.code, message: error.message, gates: gatesOf(error) }).toEqual({
      code: 'gates_closed',
      message:
        'Nothing was written. rejects: 1 of 3 rows were rejected; 0 are allowed (--max-rejects). ' +
        'unknown: 1 of 2 accounts at risk are unknown to the org; 0 are allowed (--max-unknown).',
      gates: ['rejects 1 > 0', 'unknown 1 > 0'],
    });
    expect(error.next).toContain('--override rejects --override unknown');
    expect(await readFile(join(results.uri, 'rejects.csv'), 'utf8')).toContain(
      '"3","churn_probability","bad_probability"',
    );
    expect(await readFile(join(results.uri, 'unknown-accounts.csv'), 'utf8')).toContain('"x1","Critical"');
    expect(JSON.parse(await readFile(join(results.uri, 'report.json'), 'utf8'))).toMatchObject({ outcome: 'refused' });
    expect(await org.query('SELECT Id FROM Churn_Run__c')).toEqual([]);
  });

  test('where the user may not do what a load does, naming all of it', async () => {
    const [assignment] = await org.query(
      `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${org.loaderId}' AND PermissionSet.Name = 'Churn_Loader'`,
    );
    await org.remove('PermissionSetAssignment', assignment!.Id);

    const error = await refusalOf(load(org, await writeScores(folder.path, { a1: 0.9 })));
    expect(error.code).toBe('gates_closed');
    expect(error.message).toContain("Risk__c is not in the org or can't be read");
    expect(error.message).toContain("Churn_Threshold__mdt can't be read");
    expect(error.next).toContain('Assign the permission set Churn_Loader to the user, or grant what is named.');
  });

  test('by thresholds with faults, all of them named, before the run is read', async () => {
    const thresholds = [
      {
        DeveloperName: 'A',
        Active__c: true,
        Band__c: 'High',
        Rank__c: 100,
        Min_Probability__c: 2,
        Assign_To__c: 'No_Such_Queue',
      },
    ];
    const run = await writeScores(folder.path, { a1: 0.9 });

    const error = await refusalOf(load(org, run, { thresholds: { thresholds, setting: undefined } }));
    expect({ code: error.code, fields: (error.data as { field: string }[]).map(({ field }) => field).sort() }).toEqual({
      code: 'thresholds_invalid',
      fields: ['Assign_To__c', 'Min_Probability__c', 'Rank__c'],
    });
  });

  test('of a run without rows, unless that is allowed', async () => {
    const run = await writeRun(folder.path, { files: [[]] });

    expect((await refusalOf(load(org, run))).code).toBe('run_empty');
    expect((await load(org, run, { allowEmpty: true })).outcome).toBe('loaded');
  });

  test('of a run that stands in the org for another season', async () => {
    await load(org, await writeScores(folder.path, { a1: 0.1 }));

    const error = await refusalOf(load(org, await writeScores(folder.path, { a1: 0.9 }, { season: '2027' })));
    expect({ code: error.code, message: error.message }).toEqual({
      code: 'manifest_invalid',
      message: 'The manifest says season 2027, but run run-2026-a stands in the org as a run of season 2026.',
    });
  });

  test('of a run older than one that was loaded, whatever is overridden', async () => {
    const later = { runId: 'run-2026-b', scoredAt: '2025-12-03T02:00:00Z' };
    await load(org, await writeScores(folder.path, { a1: 0.1 }, later));

    const older = await writeScores(folder.path, { a1: 0.9 });
    const overrides = new Set(OVERRIDABLE_GATES);
    expect(gatesOf(await refusalOf(load(org, older, { overrides })))).toEqual(['stale 1 > 0']);
  });
});

test('an overridden gate lets the load through and stands in the report', async () => {
  const run = await writeScores(folder.path, { a1: 0.9, x1: 0.9 });

  const report = await load(org, run, { maxUnknown: { count: 0 }, overrides: new Set(['unknown']) });
  expect({
    outcome: report.outcome,
    gates: report.gates.filter(({ closed }) => closed).map(({ name, overridden }) => ({ name, overridden })),
  }).toEqual({
    outcome: 'loaded',
    gates: [{ name: 'unknown', overridden: true }],
  });
});

async function refusalOf(load: Promise<unknown>): Promise<ChurnError> {
  const error: unknown = await load.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ChurnError) return error;
  throw new Error('the load was not refused', { cause: error });
}

function gatesOf(error: ChurnError): readonly string[] {
  const { gates } = error.data as { gates: readonly { name: string; figure: number; limit: number }[] };
  return gates.map(({ name, figure, limit }) => `${name} ${figure} > ${limit}`);
}
