// SPDX-License-Identifier: Apache-2.0
import type { AccountRenewals, Renewal, RenewalDetail } from '../run/prediction.ts';
import { compareCodePoints, foldKey } from './codePointOrder.ts';

/** A renewal at risk with its reasons. */
export type AtRiskRenewal = { readonly renewal: Renewal; readonly detail: RenewalDetail };

/**
 * The renewals at risk in the order of their keys, so that neither the order of rows nor of files shows in what follows:
 * a stable sort, or taking the first of equals, breaks every tie by the smallest renewal_key.
 * @throws TypeError where the account was read without details
 */
export function renewalsByKey(account: AccountRenewals, atRisk: readonly number[]): readonly AtRiskRenewal[] {
  return atRisk
    .map((index) => {
      const renewal = account.renewals[index];
      const detail = account.details?.[index];
      if (renewal === undefined || detail === undefined) throw new TypeError('an account at risk needs its details');
      return { key: foldKey(renewal.renewalKey), renewal, detail };
    })
    .sort((left, right) => compareCodePoints(left.key, right.key));
}
