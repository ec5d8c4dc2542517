// SPDX-License-Identifier: Apache-2.0
import type { Load } from './load.ts';
import type { LoadPlan } from './planning/planLoad.ts';
import { writePlanFile } from './planFile/writePlanFile.ts';
import { composeReport } from './report/composeReport.ts';
import type { LoadReport } from './report/loadReport.ts';
import { openResultFiles } from './report/resultFiles.ts';

/** The end of a dry run: the plan, line for line, in the results folder, and the plan file where one is asked for. Neither the org nor the run's store is written to. */
export async function leavePlan(load: Load, plan: LoadPlan): Promise<LoadReport> {
  load.tell({ stage: 'report' });
  const files = openResultFiles(load);
  const saved = await writePlanFile(load, plan);
  const report = composeReport(load, plan, { outcome: 'planned', ...(saved ? { saved } : {}) }, files);
  await files.writeReport(report);
  if (plan.plan !== undefined) {
    await files.writePlan(plan.plan);
    await files.writeRejects(plan.plan);
    await files.writeUnknown(plan.plan);
  }
  return report;
}
