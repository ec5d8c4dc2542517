// SPDX-License-Identifier: Apache-2.0
import type { LoadReport } from '@churn-risk/core/load';
import type { SettingRecord, ThresholdRecord } from '@churn-risk/core/rules';
import { load } from '../../../core/test/load/aLoad.ts';
import type { ChurnOrg } from '../../../core/test/load/churnOrg.ts';
import { createAdminClient, type AdminClient } from '../../local/adminClient.ts';
import { askSecondReading, type Reading } from './askSecondReading.ts';
import { describeOrg, expectOrg } from './expectedOrg.ts';
import { readLeftFiles, sortFiles, withoutUnseen } from './leftFiles.ts';
import { takeSnapshot } from './orgSnapshot.ts';

export type ComparedLoad = {
  /** Folder of the run. */
  readonly run: string;
  /** The same rows in a format that the second reading reads; absent: `run` is in one. */
  readonly twin?: string;
  readonly season: string;
  readonly thresholds: readonly ThresholdRecord[];
  readonly setting: SettingRecord;
  readonly now: string;
  /** Account keys in lower case. */
  readonly heldOutBefore?: readonly string[];
  /** Folder of the last full run that was loaded before; absent: how far the scores have moved is not compared. */
  readonly earlierRun?: string;
};

/** Loads a run with the real use case, and expects all that is in the org and in the result files after it to be as the second reading says. */
export async function loadAndCompare(
  org: ChurnOrg,
  given: ComparedLoad,
): Promise<{ readonly report: LoadReport; readonly reading: Reading }> {
  const { run, twin = run, season, thresholds, setting, now, heldOutBefore = [], earlierRun = null } = given;
  const client = adminOf(org);
  const before = await takeSnapshot(client, season);
  const { accounts, queues } = before;
  const risks = [...before.risks.values()];
  const request = { run: twin, thresholds, setting, now, accounts, queues, risks, heldOutBefore, earlierRun };
  const reading = await askSecondReading(request);

  const many = { count: 100 };
  const report = await load(
    org,
    run,
    { thresholds: { thresholds, setting }, maxRejects: many, maxUnknown: many },
    { clock: () => new Date(now) },
  );
  await org.local.idle();

  expect(describeOrg(await takeSnapshot(client, season))).toEqual(expectOrg(before, reading.decisions));
  const files = await readLeftFiles(report.resultFiles[0] ?? '');
  expect(files).toEqual(given.twin === undefined ? sortFiles(reading) : withoutUnseen(sortFiles(reading), files));
  expect(countsOf(report)).toEqual(expectCounts(reading));
  if (earlierRun !== null) expect(driftOf(report)).toBeCloseTo(reading.drift ?? 0, 9);
  return { report, reading };
}

/** As the administrator, and not through the project's own client. */
export function adminOf({ local }: ChurnOrg): AdminClient {
  return createAdminClient(local.url, local.issueToken(local.adminUsername));
}

function driftOf({ gates }: LoadReport): number | undefined {
  return gates.find(({ name }) => name === 'drift')?.figure;
}

type Counts = {
  readonly actions: Readonly<Record<string, number>>;
  readonly newAlerts: number;
  readonly tasks: number;
  readonly heldOut: number;
};

function countsOf({ actions, newAlerts, heldOut, tasks }: LoadReport): Counts {
  const planned = actions.filter((action) => action.planned > 0).map((action) => [action.kind, action.planned]);
  return { actions: Object.fromEntries(planned), newAlerts: newAlerts.written, tasks: tasks.missing.length, heldOut };
}

function expectCounts({ decisions, assignments }: Reading): Counts {
  const kinds = [...new Set(decisions.map(({ kind }) => kind))];
  return {
    actions: Object.fromEntries(
      kinds.map((kind) => [kind, decisions.filter((decision) => decision.kind === kind).length]),
    ),
    newAlerts: decisions.filter(({ task }) => task !== null).length,
    tasks: 0,
    heldOut: assignments.filter(({ arm }) => arm === 'held_out').length,
  };
}
