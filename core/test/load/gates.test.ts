// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../src/churnError.ts';
import type { LoadRequest } from '../../src/load/index.ts';
import type { GateVerdict } from '../../src/plan/index.ts';
import { aFolder } from '../run/aFolder.ts';
import { load, writeScores } from './aLoad.ts';
import { startChurnOrg, type ChurnOrg } from './churnOrg.ts';

const KEYS = Array.from({ length: 60 }, (_, i) => `a${i}`);
const scoresOf = (score: (i: number) => number): Readonly<Record<string, number>> =>
  Object.fromEntries(KEYS.map((key, i) => [key, score(i)]));
/** Evenly from 0 to 0.59: ten bins of six, nothing that creates a Task. */
const EVEN = scoresOf((i) => i / 100);
const LATER = { runId: 'run-2026-b', asOf: '2025-12-08', scoredAt: '2025-12-09T02:00:00Z' };
const strict: Partial<LoadRequest> = { overrides: new Set() };

let org: ChurnOrg;
beforeAll(async () => {
  org = await startChurnOrg(KEYS);
}, 60_000);
afterAll(() => org.close());
afterEach(async () => {
  for (const object of ['Risk__c', 'Churn_Run__c']) {
    for (const { Id } of await org.query(`SELECT Id FROM ${object}`)) await org.remove(object, Id);
  }
});

const folder = aFolder();

describe('the gate drift', () => {
  test('refuses a full run whose scores lie far from those of the last one, and a load that overrides it keeps the PSI', async () => {
    await load(org, await writeScores(folder.path, EVEN), strict);
    // the lowest of ten bins is empty, the second holds twice as much
    const run = await writeScores(folder.path, { ...EVEN, ...scoresOf((i) => Math.max(i, 6) / 100) }, LATER);
    const psi = (0.0001 - 0.1) * Math.log(0.0001 / 0.1) + 0.1 * Math.log(0.2 / 0.1);

    expect(await closedBy(load(org, run, strict))).toMatchObject([
      { name: 'drift', figure: expect.closeTo(psi, 9), limit: 0.25 },
    ]);
    const { outcome } = await load(org, run, { overrides: new Set(['drift']) });
    expect({ outcome, ...(await psiOf('run-2026-b')) }).toEqual({
      outcome: 'loaded',
      Score_PSI__c: Number(psi.toFixed(6)),
    });
  });

  test('warns where the scores have moved a little', async () => {
    await load(org, await writeScores(folder.path, EVEN), strict);
    // four of the six scores of the lowest bin move to the highest
    const run = await writeScores(folder.path, { ...EVEN, ...scoresOf((i) => (i < 4 ? 0.59 : i / 100)) }, LATER);

    const report = await load(org, run, strict);
    expect(report.gates.find(({ name }) => name === 'drift')).toMatchObject({ closed: false, warns: true });
    expect(report.warnings).toEqual([
      'The scores have moved by a PSI of 0.1073 since run-2026-a; above 0.1 it is worth a look.',
    ]);
  });

  test('holds the first run of a season against the last run of another', async () => {
    await load(org, await writeScores(folder.path, EVEN), strict);
    const run = await writeScores(
      folder.path,
      scoresOf(() => 0.1),
      { ...LATER, season: '2027' },
    );

    expect((await closedBy(load(org, run, strict))).map(({ name }) => name)).toEqual(['drift']);
  });

  test('asks nothing of a partial run', async () => {
    await load(org, await writeScores(folder.path, EVEN), strict);
    const run = await writeScores(
      folder.path,
      scoresOf(() => 0.1),
      { ...LATER, scope: 'partial' },
    );

    const report = await load(org, run, { overrides: new Set(['recede']) });
    expect({ outcome: report.outcome, ...(await psiOf('run-2026-b')) }).toEqual({
      outcome: 'loaded',
      Score_PSI__c: null,
    });
  });
});

describe('the gates volume and recede', () => {
  test('refuse together, naming their figures', async () => {
    await load(
      org,
      await writeScores(
        folder.path,
        scoresOf((i) => (i < 55 ? 0.5 : 0)),
      ),
    );
    const run = await writeScores(
      folder.path,
      scoresOf((i) => (i < 55 ? 0 : 0.9)),
      LATER,
    );

    expect(await closedBy(load(org, run))).toMatchObject([{ name: 'recede', figure: 55, limit: 27 }]);
    expect(
      await closedBy(
        load(
          org,
          await writeScores(
            folder.path,
            scoresOf(() => 0.9),
            { ...LATER, runId: 'run-2026-c' },
          ),
        ),
      ),
    ).toMatchObject([{ name: 'volume', figure: 60, limit: 50 }]);
  });

  test('take what the setting allows', async () => {
    const thresholds = { thresholds: [HIGH], setting: { Max_New_Alerts__c: 59 } };
    const run = await writeScores(
      folder.path,
      scoresOf(() => 0.9),
    );

    expect(await closedBy(load(org, run, { thresholds }))).toMatchObject([{ name: 'volume', figure: 60, limit: 59 }]);
    const allowed = await load(org, run, { thresholds: { ...thresholds, setting: { Max_New_Alerts__c: 60 } } });
    expect(allowed.newAlerts).toEqual({ planned: 60, written: 60 });
  });
});

const HIGH = {
  DeveloperName: 'High',
  Active__c: true,
  Band__c: 'High',
  Rank__c: 30,
  Min_Probability__c: 0.6,
  Creates_Task__c: true,
  Assign_To__c: 'Account Owner',
};

async function closedBy(load: Promise<unknown>): Promise<readonly GateVerdict[]> {
  const error: unknown = await load.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ChurnError) return (error.data as { gates: readonly GateVerdict[] }).gates;
  throw new Error('the load was not refused', { cause: error });
}

async function psiOf(runId: string): Promise<Readonly<Record<string, unknown>>> {
  const [record] = await org.query(`SELECT Score_PSI__c FROM Churn_Run__c WHERE Run_Id__c = '${runId}'`);
  return { Score_PSI__c: record?.['Score_PSI__c'] };
}
