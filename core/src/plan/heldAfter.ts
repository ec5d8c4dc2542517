// SPDX-License-Identifier: Apache-2.0
import type { AccountOutline } from '../run/prediction.ts';
import { isDrawn } from '../rules/controlGroup.ts';
import type { Held } from '../rules/preview/previewDocument.ts';
import type { OrgRisk } from './orgState.ts';
import type { Outcome } from './outcome.ts';
import type { PlanContext } from './planContext.ts';
import { sha256 } from './sha256.ts';

/** An account that the org knows, and what the plan says of it; undefined: it is not at risk. */
export type PlannedAccount = {
  readonly account: AccountOutline;
  readonly risk: OrgRisk | undefined;
  readonly outcome: Outcome | undefined;
};

/** When the account would be held out by a load right after this one. */
export function heldAfter({ account, risk, outcome }: PlannedAccount, context: PlanContext): Held {
  const { control } = context.setting;
  if (!context.control || control === undefined || risk !== undefined) return 0;
  if (outcome !== undefined) return outcome.assignment?.arm === 'held_out' ? 1 : 0;
  if (context.heldOutBefore.has(account.accountId)) return 1;
  const { accountKey } = account;
  if (!isDrawn({ accountKey, season: context.run.season }, control, sha256)) return 0;
  return control.maxValueCents === undefined ? 1 : 2;
}
