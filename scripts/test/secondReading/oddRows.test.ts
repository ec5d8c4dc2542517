// SPDX-License-Identifier: Apache-2.0
// Rows at the edges of the contract, held against the second reading (README.md).
import { startChurnOrg, type ChurnOrg } from '../../../core/test/load/churnOrg.ts';
import { aFolder } from '../../../core/test/run/aFolder.ts';
import { writeRun } from '../../../core/test/run/aRun.ts';
import { loadAndCompare } from './loadAndCompare.ts';
import { ODD_ACCOUNTS, ODD_CSV, ODD_NDJSON, ODD_ROWS, ODD_THRESHOLDS } from './madeUp/oddRows.ts';
import { testWhereReadable } from './whereReadable.ts';

let org: ChurnOrg;
beforeAll(async () => {
  org = await startChurnOrg([...new Set(ODD_ACCOUNTS)]);
}, 60_000);
afterAll(() => org.close());

const folder = aFolder();

for (const [format, lines, risks, rejects] of [
  ['ndjson', ODD_NDJSON, 28, 14],
  ['csv', ODD_CSV, 31, 16],
] as const) {
  testWhereReadable(`odd rows in ${format} are taken, rounded and rejected as the second reading says`, async () => {
    const manifest = { runId: `odd-${format}`, season: format };
    const run = await writeRun(folder.path, { manifest, format, files: [[...ODD_ROWS, ...lines]] });

    const given = { run, season: format, thresholds: ODD_THRESHOLDS, setting: {}, now: '2025-12-03T00:00:00.000Z' };
    const { reading } = await loadAndCompare(org, given);
    expect([reading.decisions.length, reading.rejects.length]).toEqual([risks, rejects]);
  });
}
