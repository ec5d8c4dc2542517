// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import { refusingGates, type GateVerdict } from '../plan/index.ts';
import type { Load } from './load.ts';
import type { LoadPlan } from './planning/planLoad.ts';
import { leaveRefusal } from './report/leaveRefusal.ts';

/**
 * Refuses the load where a gate is closed, naming all of them. The org is not touched; what was rejected or unknown
 * is left in the result files, so that somebody can look at it.
 * @throws ChurnError `gates_closed`
 */
export async function refuseClosed(load: Load, plan: LoadPlan): Promise<void> {
  const closed = refusingGates(plan.gates);
  if (closed.length === 0) return;
  throw gatesClosed(closed, await leaveRefusal(load, plan));
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
    ...(isClosed('allowance') ? ['Start it again later, or leave less to others (--keep-allowance).'] : []),
    ...(closed.every((gate) => gate.overridable) ? [`Look into it. To load all the same, give ${flags}.`] : []),
  ];
  return steps.join(' ');
}
