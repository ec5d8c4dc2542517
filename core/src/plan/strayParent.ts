// SPDX-License-Identifier: Apache-2.0
import type { OrgAccount, OrgRisk } from './orgState.ts';
import type { PlannedAction } from './plannedAction.ts';

/**
 * The Account that a Risk is a detail of, where it is not the one that holds the key. All other Risks that a plan writes
 * are details of different Accounts, because an Account holds one key.
 */
export function strayParentOf(
  risk: OrgRisk | undefined,
  holder: OrgAccount | undefined,
): Pick<PlannedAction, 'strayParentId'> {
  if (risk === undefined || holder === undefined || risk.parentId === holder.id) return {};
  return { strayParentId: risk.parentId };
}
