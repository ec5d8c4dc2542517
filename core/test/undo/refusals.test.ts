// SPDX-License-Identifier: Apache-2.0
import { rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import { aFolder } from '../run/aFolder.ts';
import { load, rootOf, writeScores } from '../load/aLoad.ts';
import { startChurnOrg, type ChurnOrg } from '../load/churnOrg.ts';
import { plannedOf, undo } from './anUndo.ts';

// several loads and undos in one test
jest.setTimeout(20_000);

const LATER = { runId: 'run-2026-b', asOf: '2025-12-08', scoredAt: '2025-12-09T02:00:00Z' };

const folder = aFolder();
let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg(['a1', 'a2', 'a3']);
}, 60_000);
afterEach(() => org.close());

describe('an undo is refused, and nothing is written,', () => {
  afterEach(async () => {
    expect(await org.query("SELECT Id FROM Risk__c WHERE Status__c = 'Receded'")).toEqual([]);
    expect(
      await org.query("SELECT Id FROM Churn_Run__c WHERE Status__c = 'Undone' OR Loading_Season__c != null"),
    ).toEqual([]);
  });

  test('for a run that the org does not know', async () => {
    await expect(undo(org, 'run-2026-x')).rejects.toMatchObject({
      code: 'undo_refused',
      message: 'The org has no run run-2026-x.',
    });
  });

  test('for a run behind which another is loaded, by its name', async () => {
    await load(org, await writeScores(folder.path, { a1: 0.9 }));
    await load(org, await writeScores(folder.path, { a1: 0.95 }, LATER));

    await expect(undo(org, 'run-2026-a')).rejects.toMatchObject({
      code: 'undo_refused',
      message: 'Season 2026 has run-2026-b (Loaded), loaded after run-2026-a.',
    });
  });

  test('where a rep has worked on a risk, with its Id, and says what takes it back all the same', async () => {
    await load(org, await writeScores(folder.path, { a1: 0.9, a2: 0.9 }));
    const [risk] = await org.query("SELECT Id FROM Risk__c WHERE Risk_Key__c = 'a2:2026'");
    await org.update('Risk__c', risk!.Id, { Verdict__c: 'Already known' });

    await expect(undo(org, 'run-2026-a')).rejects.toMatchObject({
      code: 'undo_refused',
      message: `Nothing was written. Somebody has worked on 1 risks since run run-2026-a was loaded: ${risk!.Id}.`,
      next: expect.stringContaining('--include-worked-on'),
      data: { workedOn: [risk!.Id] },
    });
  });

  test('without the journal of a load, by its name', async () => {
    const { resultFiles } = await load(org, await writeScores(folder.path, { a1: 0.9 }));
    await rm(join(resultFiles[0]!, 'before.ndjson.gz'));

    await expect(undo(org, 'run-2026-a')).rejects.toMatchObject({
      code: 'journal_missing',
      message: "Run run-2026-a can't be undone without its journals (before.ndjson.gz). No load of it left one.",
    });
  });

  test('where one of several journals is missing', async () => {
    const run = await writeScores(folder.path, { a1: 0.9, a2: 0.3 });
    const first = await load(org, run);
    const risks = await org.query('SELECT Id FROM Risk__c');
    await rm(join(first.resultFiles[0]!, 'before.ndjson.gz'));
    await load(org, await writeScores(folder.path, { a1: 0.9, a2: 0.3, a3: 0.9 }));

    await expect(undo(org, 'run-2026-a')).rejects.toMatchObject({
      code: 'journal_missing',
      message: expect.stringContaining(`${risks.length} of its risks are in none`),
    });
  });

  test.each([
    ['bytes', async (file: string) => truncate(file, 60)],
    ['lines', async (file: string) => writeFile(file, gzipSync(withoutLastLine(gunzipSync(await readFile(file)))))],
  ])('for a journal that is cut off, in its %s', async (_, damage) => {
    const run = await writeScores(folder.path, { a1: 0.9 });
    const { resultFiles, orgId, loadId } = await load(org, run);
    await damage(join(resultFiles[0]!, 'before.ndjson.gz'));

    await expect(undo(org, 'run-2026-a')).rejects.toMatchObject({
      code: 'journal_missing',
      message: expect.stringContaining(
        `${rootOf(run)}/loads/${orgId}/run-2026-a/${loadId}/before.ndjson.gz is cut off or damaged`,
      ),
    });
  });

  test('while another load holds the season', async () => {
    await load(org, await writeScores(folder.path, { a1: 0.9 }));
    const [run] = await org.query('SELECT Id FROM Churn_Run__c');
    const until = new Date(Date.now() + 60_000).toISOString();
    const lease = { Loading_Season__c: '2026', Lease_Holder__c: 'other', Lease_Until__c: until };
    await org.update('Churn_Run__c', run!.Id, lease);

    await expect(undo(org, 'run-2026-a')).rejects.toMatchObject({ code: 'lease_held' });
    await org.update('Churn_Run__c', run!.Id, { Loading_Season__c: null });
  });

  test('where the user may not write what an undo writes', async () => {
    await load(org, await writeScores(folder.path, { a1: 0.9 }));
    const [assignment] = await org.query(
      `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${org.loaderId}' AND PermissionSet.Name = 'Churn_Loader'`,
    );
    await org.remove('PermissionSetAssignment', assignment!.Id);

    await expect(undo(org, 'run-2026-a')).rejects.toMatchObject({ code: expect.stringMatching(/refused/) });
  });
});

describe('told to include what was worked on, an undo', () => {
  test('takes it back, but for answers, and for a status that somebody gave', async () => {
    await load(org, await writeScores(folder.path, { a1: 0.5, a2: 0.5 }));
    await load(org, await writeScores(folder.path, { a1: 0.7, a2: 0.5, a3: 0.9 }, LATER));
    const risks = await org.query('SELECT Id, Risk_Key__c FROM Risk__c ORDER BY Risk_Key__c');
    await org.update('Risk__c', risks[0]!.Id, { Status__c: 'In Progress', Verdict__c: 'Real risk' });
    await org.update('Risk__c', risks[2]!.Id, { Status__c: 'Dismissed' });

    const report = await undo(org, 'run-2026-b', { includeWorkedOn: true });
    expect({ planned: plannedOf(report), workedOn: report.workedOn }).toEqual({
      planned: { restore: 1, kept: 1 },
      workedOn: [risks[0]!.Id],
    });
    expect(
      await org.query('SELECT Band__c, Alert_Number__c, Status__c, Verdict__c FROM Risk__c ORDER BY Risk_Key__c'),
    ).toMatchObject([
      { Band__c: 'Medium', Alert_Number__c: 0, Status__c: 'In Progress', Verdict__c: 'Real risk' },
      { Band__c: 'Medium', Alert_Number__c: 0, Status__c: 'Open', Verdict__c: null },
      { Band__c: 'Critical', Alert_Number__c: 1, Status__c: 'Dismissed', Verdict__c: null },
    ]);
  });
});

function withoutLastLine(text: Buffer): string {
  return `${text.toString().trimEnd().split('\n').slice(0, -1).join('\n')}\n`;
}
