// SPDX-License-Identifier: Apache-2.0
import { openRun } from '../run/index.ts';
import { removeAbandonedFolders } from '../temporaryFolder.ts';
import { carryOut } from './carryOut.ts';
import { leavePlan } from './leavePlan.ts';
import type { Load } from './load.ts';
import { DEFAULT_WAITS, type LoadPorts, type LoadRequest } from './loadRequest.ts';
import { planLoad } from './planning/planLoad.ts';
import { refuseOtherRun } from './planFile/refuseChanged.ts';
import { refusePlan } from './refusePlan.ts';
import type { LoadReport } from './report/loadReport.ts';
import { createStageClock } from './stageClock.ts';
import { DEFAULT_PATIENCE } from './writing/patience.ts';

/**
 * Makes the org agree with a churn run: one Risk for each account at risk, one Task for each new alert.
 * Decides first and writes only then; running it again writes what is still missing, and nothing else.
 *
 * @throws ChurnError: a refused run, thresholds, gate or plan file (nothing was written to the org), `lease_held`, an org or
 *   store that fails, `interrupted` or `timed_out` (the same load goes on where this one ended).
 *   Failed records and missing Tasks are no errors: the report has them.
 */
export async function loadRun(request: LoadRequest, ports: LoadPorts): Promise<LoadReport> {
  await removeAbandonedFolders();
  const load = await openLoad(request, ports);
  refuseOtherRun(load);
  const plan = await planLoad(load);
  try {
    await refusePlan(load, plan);
    return request.dryRun ? await leavePlan(load, plan) : await carryOut(load, plan);
  } finally {
    plan.close();
  }
}

async function openLoad(request: LoadRequest, ports: LoadPorts): Promise<Load> {
  const stages = createStageClock(ports.clock);
  return {
    request,
    ports,
    run: await openRun(ports.run),
    waits: { ...DEFAULT_WAITS, ...ports.waits },
    patience: { ...DEFAULT_PATIENCE, ...ports.patience },
    startedAt: ports.clock(),
    stageTimes: () => stages.times(),
    tell: (progress) => {
      stages.enter(progress.stage);
      ports.onProgress?.(progress);
    },
  };
}
