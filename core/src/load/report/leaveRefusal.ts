// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../churnError.ts';
import type { Load } from '../load.ts';
import type { LoadPlan } from '../planning/planLoad.ts';
import { composeReport } from './composeReport.ts';
import { openResultFiles } from './resultFiles.ts';

/**
 * Leaves the report of a refused load and the lists of what was rejected or unknown. Gives the folders that the files
 * lie in, or why they could not be written, for the end of the refusal: it stands in any case.
 */
export async function leaveRefusal(load: Load, plan: LoadPlan): Promise<string> {
  const files = openResultFiles(load);
  try {
    await files.writeReport(composeReport(load, plan, { outcome: 'refused' }, files));
    if (files.folders.length === 0) return '';
    if (plan.plan !== undefined) {
      await files.writeRejects(plan.plan);
      await files.writeUnknown(plan.plan);
    }
    return ` Rejected rows and unknown accounts are listed in ${files.folders.join(' and ')}.`;
  } catch (error) {
    if (!(error instanceof ChurnError)) throw error;
    return ` The list of rejected rows and unknown accounts could not be written: ${error.message}`;
  }
}
