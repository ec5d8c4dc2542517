// SPDX-License-Identifier: Apache-2.0
import { ACCOUNT_OWNER } from '../rules/threshold.ts';
import type { OrgAccount } from './orgState.ts';
import type { TaskRoute } from './plannedAction.ts';

/** The packaged queue of alerts whose Account has no active owner. */
export const FALLBACK_QUEUE = 'Churn_Risk_Fallback';

/** Who gets the Task of an alert, as the Flow will decide it. */
export function routeTask(
  assignTo: string,
  account: Pick<OrgAccount, 'ownerId' | 'ownerName' | 'ownerActive'>,
): TaskRoute {
  if (assignTo !== ACCOUNT_OWNER) return { kind: 'queue', name: assignTo };
  if (account.ownerActive) return { kind: 'owner', name: account.ownerName, ownerId: account.ownerId };
  return { kind: 'queue', name: FALLBACK_QUEUE };
}
