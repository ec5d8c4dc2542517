// SPDX-License-Identifier: Apache-2.0
// The run of real institutions, which lies beside the repository and is not part of it (README.md).
import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readThresholdFile, type ThresholdRecord } from '@churn-risk/core/rules';
import { actionsOf } from '../../../core/test/load/aLoad.ts';
import { startChurnOrg, type ChurnOrg } from '../../../core/test/load/churnOrg.ts';
import { aFolder } from '../../../core/test/run/aFolder.ts';
import { readSeedFolder } from '../../local/seed/seedFolder.ts';
import { seedOrg } from '../../local/seed/seedOrg.ts';
import { adminOf, loadAndCompare } from './loadAndCompare.ts';
import { writeTwin } from './parquetTwin.ts';
import { testWhereReadable } from './whereReadable.ts';

const OPENAPC = fileURLToPath(new URL('../../../../shared/data/openapc', import.meta.url));
const RUN_ID = 'openapc-2024-20231002T041530Z';
const missing = existsSync(OPENAPC) ? undefined : '../shared/data/openapc is not there';

const folder = aFolder();
let org: ChurnOrg | undefined;
afterEach(() => org?.close());

testWhereReadable(
  'the real run becomes 39 Risks and 31 Tasks; again, nothing is written; with a lower threshold, the difference',
  async () => {
    org = await startChurnOrg();
    await seedOrg(adminOf(org), await readSeedFolder(join(OPENAPC, 'org')));
    const run = join(folder.path, 'runs', RUN_ID);
    await cp(join(OPENAPC, 'runs', RUN_ID), run, { recursive: true });
    const { thresholds, setting = {} } = readThresholdFile(await readJson('thresholds.json'));
    const given = { run, twin: await writeTwin(run, join(folder.path, 'twin')), season: '2024', setting };

    const first = await loadAndCompare(org, { ...given, thresholds, now: '2023-10-02T05:00:00.000Z' });
    expect({ actions: actionsOf(first.report), alerts: first.report.tasks }).toEqual({
      actions: { create: 39 },
      alerts: { alerts: 31, found: 31, missing: [] },
    });

    const heldOutBefore = first.reading.assignments.flatMap((line) => (line.arm === 'held_out' ? line.accountKey : []));
    const again = await loadAndCompare(org, { ...given, thresholds, heldOutBefore, now: '2023-10-03T05:00:00.000Z' });
    expect({ actions: actionsOf(again.report), jobs: again.report.jobs }).toEqual({
      actions: { unchanged: 39 },
      jobs: [],
    });

    const lower = await loadAndCompare(org, {
      ...given,
      thresholds: lowerOne(thresholds),
      heldOutBefore,
      now: '2023-10-04T05:00:00.000Z',
    });
    expect(actionsOf(lower.report)).toEqual({ create: 13, update: 13, escalate: 1, unchanged: 25 });
  },
  missing,
);

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(join(OPENAPC, path), 'utf8'));
}

function lowerOne(thresholds: readonly ThresholdRecord[]): readonly ThresholdRecord[] {
  return thresholds.map((record) =>
    record.DeveloperName === 'Several_Renewals' ? { ...record, Min_Probability__c: 0.12 } : record,
  );
}
