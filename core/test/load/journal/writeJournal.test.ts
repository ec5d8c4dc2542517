// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createFolderStore } from '../../../src/run/index.ts';
import { aFolder } from '../../run/aFolder.ts';
import { load, writeScores } from '../aLoad.ts';
import { startChurnOrg, type ChurnOrg } from '../churnOrg.ts';

const LATER = { runId: 'run-2026-b', asOf: '2025-12-08', scoredAt: '2025-12-09T02:00:00Z' };

let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg(['a1', 'a2', 'a3']);
}, 60_000);
afterEach(() => org.close());

const folder = aFolder();

describe('a load leaves in its journal', () => {
  test('whose it is, every Risk that it creates, and how many lines there are', async () => {
    const report = await load(org, await writeScores(folder.path, { a1: 0.9, a2: 0.5 }));

    const isNew = { riskId: null, modifiedBy: null, modifiedAt: null, before: null, status: 'Open' };
    expect(await readJournal(report.resultFiles[0]!)).toEqual([
      {
        v: 1,
        loadId: report.loadId,
        runId: 'run-2026-a',
        season: '2026',
        orgId: report.orgId,
        userId: org.loaderId,
        began: expect.stringMatching(/^20.*Z$/),
      },
      { riskKey: 'a1:2026', ...isNew },
      { riskKey: 'a2:2026', ...isNew },
      { lines: 2 },
    ]);
  });

  test('of a Risk that is there, what it held in the columns that are written', async () => {
    await load(org, await writeScores(folder.path, { a1: 0.5, a2: 0.5 }));
    const [first, second] = await org.query('SELECT FIELDS(ALL) FROM Risk__c ORDER BY Risk_Key__c LIMIT 2');
    const report = await load(org, await writeScores(folder.path, { a1: 0.9, a2: 0.1 }, LATER));

    const [, ...lines] = await readJournal(report.resultFiles[0]!);
    const modified = { modifiedBy: org.loaderId, modifiedAt: expect.stringMatching(/^20.*Z$/) };
    expect(lines).toEqual([
      {
        riskKey: 'a1:2026',
        riskId: first!.Id,
        ...modified,
        before: expect.objectContaining({
          Probability__c: 0.5,
          Band__c: 'Medium',
          Alert_Number__c: 0,
          Last_Alerted__c: null,
          Fingerprint__c: first!['Fingerprint__c'],
          Rationale__c: first!['Rationale__c'],
          Run__c: first!['Run__c'],
          Loaded_At__c: String(first!['Loaded_At__c']).replace('+0000', 'Z'),
        }),
        status: null,
      },
      {
        riskKey: 'a2:2026',
        riskId: second!.Id,
        ...modified,
        before: { Status__c: 'Open', Status_Reason__c: null },
        status: 'Receded',
      },
      { lines: 2 },
    ]);
  });

  test('nothing where it writes nothing', async () => {
    const run = await writeScores(folder.path, { a1: 0.9 });
    await load(org, run);
    const again = await load(org, run);

    expect(await createFolderStore(again.resultFiles[0]!).stat('before.ndjson.gz')).toBeUndefined();
  });
});

async function readJournal(place: string): Promise<readonly unknown[]> {
  const text = gunzipSync(await readFile(join(place, 'before.ndjson.gz'))).toString();
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}
