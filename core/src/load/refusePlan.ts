// SPDX-License-Identifier: Apache-2.0
import type { Load } from './load.ts';
import { refuseChanged } from './planFile/refuseChanged.ts';
import type { LoadPlan } from './planning/planLoad.ts';
import { refuseClosed } from './refuseClosed.ts';

/**
 * Every plan of a load passes here before anything is written.
 * @throws ChurnError `gates_closed`, or `plan_differs` where another plan was approved
 */
export async function refusePlan(load: Load, plan: LoadPlan): Promise<void> {
  load.tell({ stage: 'gates' });
  await refuseClosed(load, plan);
  await refuseChanged(load, plan);
}
