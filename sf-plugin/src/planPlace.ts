// SPDX-License-Identifier: Apache-2.0
import { basename, dirname } from 'node:path';
import { ChurnError, openPlanFile, type PlanPlace, type SavedPlan } from '@churn-risk/core/load';
import { createFolderStore } from '@churn-risk/core/run';
import { messages } from './loadMessages.ts';

/** The file of `--plan-file`. It holds keys of customers: only its owner may read it. */
export function placePlan(path: string): PlanPlace {
  return { folder: createFolderStore(dirname(path), { mode: 0o600 }), name: basename(path) };
}

/** @throws ChurnError `usage` where there is no such file, `plan_invalid` where it can't be used */
export async function openPlan(path: string): Promise<SavedPlan> {
  const place = placePlan(path);
  if ((await place.folder.stat(place.name)) !== undefined) return openPlanFile(place);
  throw new ChurnError(
    'usage',
    messages.getMessage('error.planFile', [path]),
    messages.getMessage('error.planFile.next'),
  );
}
