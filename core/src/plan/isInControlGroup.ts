// SPDX-License-Identifier: Apache-2.0
import type { AccountOutline } from '../run/prediction.ts';
import { isHeldOut } from '../rules/controlGroup.ts';
import type { ControlCandidate } from '../rules/controlGroup.ts';
import type { PlanContext } from './planContext.ts';
import { sha256 } from './sha256.ts';

/** True where an account at risk without a Risk is held out by this load. */
export function isInControlGroup(
  { accountKey, accountId }: AccountOutline,
  measures: ControlCandidate['measures'],
  context: PlanContext,
): boolean {
  const heldOutBefore = context.heldOutBefore.has(accountId);
  const candidate = { accountKey, season: context.run.season, measures, heldOutBefore };
  return context.control && isHeldOut(candidate, context.setting.control, sha256);
}
