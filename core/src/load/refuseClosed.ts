// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import { refusingGates, type GateVerdict } from '../plan/index.ts';
import type { Load } from './load.ts';
import type { LoadPlan } from './planning/planLoad.ts';
import { composeReport } from './report/composeReport.ts';
import { openResultFiles } from './report/resultFiles.ts';

/**
 * Refuses the load where a gate is closed, naming all of them. The org is not touched; what was rejected or unknown
 * is left in the result files, so that somebody can look at it.
 * @throws ChurnError `gates_closed`
 */
export async function refuseClosed(load: Load, plan: LoadPlan): Promise<void> {
  load.tell({ stage: 'gates' });
  const closed = refusingGates(plan.gates);
  if (closed.length === 0) return;
  throw gatesClosed(closed, await leaveRefusal(load, plan));
}

/** The folders that the files lie in, or why they could not be written: the refusal stands in any case. */
async function leaveRefusal(load: Load, plan: LoadPlan): Promise<string> {
  const files = openResultFiles(load);
  if (files.folders.length === 0) return '';
  try {
    await files.writeReport(composeReport(load, plan, { outcome: 'refused' }, files));
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

function gatesClosed(closed: readonly GateVerdict[], where: string): ChurnError {
  const texts = closed.map(({ name, message }) => `${name}: ${message}`);
  return new ChurnError('gates_closed', `Nothing was written. ${texts.join(' ')}`, nextStep(closed) + where, {
    data: { gates: closed },
  });
}

function nextStep(closed: readonly GateVerdict[]): string {
  const isClosed = (name: string): boolean => closed.some((gate) => gate.name === name);
  const flags = closed.map(({ name }) => `--override ${name}`).join(' ');
  const steps = [
    ...(isClosed('access') ? ['Assign the permission set Churn_Loader to the user, or grant what is named.'] : []),
    ...(isClosed('stale') ? ['Load the newest run of the season.'] : []),
    ...(closed.every((gate) => gate.overridable) ? [`Look into it. To load all the same, give ${flags}.`] : []),
  ];
  return steps.join(' ');
}
