// SPDX-License-Identifier: Apache-2.0
import { loadRun } from '../../src/load/index.ts';
import type { LoadPorts, LoadReport, LoadRequest, OrgPort } from '../../src/load/index.ts';
import { createFolderStore } from '../../src/run/index.ts';
import { connectOrg } from '../../src/salesforce/index.ts';
import { aRow, writeRun, type RowCells, type RunForm } from '../run/aRun.ts';
import type { ChurnOrg } from './churnOrg.ts';

let loads = 0;

/**
 * Loads the run in this folder into the org as the integration user, through the real client.
 * The gate `drift` is overridden: one account that moves among three moves all deciles.
 */
export async function load(
  org: ChurnOrg,
  folder: string,
  request: Partial<LoadRequest> = {},
  ports: Partial<LoadPorts> = {},
): Promise<LoadReport> {
  loads += 1;
  return loadRun(
    {
      loadId: `load-${loads}`,
      holder: 'somebody@here',
      dryRun: false,
      thresholds: undefined,
      accountKeyField: undefined,
      maxRejects: undefined,
      maxUnknown: undefined,
      overrides: new Set(['drift']),
      allowEmpty: false,
      control: true,
      ...request,
    },
    {
      org: await connect(org),
      run: createFolderStore(folder),
      root: createFolderStore(rootOf(folder)),
      clock: () => new Date(),
      waits: { taskPoll: 20, taskPatience: 300, leftBehind: 20 },
      ...ports,
    },
  );
}

/** The real client, logged in as the integration user. */
export function connect(org: ChurnOrg): Promise<OrgPort> {
  return connectOrg({
    instanceUrl: org.url,
    apiVersion: '66.0',
    tokenSource: { token: async () => org.loaderToken, refresh: async () => org.loaderToken },
    limits: { pollMs: 5, pollMaxMs: 20 },
  });
}

/** How many of each kind were planned, without the kinds of which there were none. */
export function actionsOf(report: LoadReport): Readonly<Record<string, number>> {
  return Object.fromEntries(
    report.actions.filter(({ planned }) => planned > 0).map(({ kind, planned }) => [kind, planned]),
  );
}

/** The folder that holds `runs/` and `loads/` of a run written by `writeRun`. */
export function rootOf(folder: string): string {
  return folder.slice(0, folder.indexOf('/runs/'));
}

/** A run with one renewal of each of these accounts at these probabilities; asOf 2025-12-01, renewals two months later. */
export function writeScores(
  root: string,
  scores: Readonly<Record<string, number>>,
  manifest: RunForm['manifest'] = {},
  cells: RowCells = {},
): Promise<string> {
  const rows = Object.entries(scores).map(([account_key, churn_probability]) =>
    aRow({ account_key, renewal_key: `${account_key}-1`, churn_probability, ...cells }),
  );
  return writeRun(root, { manifest, files: [rows] });
}
