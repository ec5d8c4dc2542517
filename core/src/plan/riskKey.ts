// SPDX-License-Identifier: Apache-2.0
import { foldKey } from '../rules/codePointOrder.ts';

/** Risk_Key__c: one Risk per account and season. */
export function riskKeyOf(accountKey: string, season: string): string {
  return `${accountKey}:${season}`;
}

/** The accountId (trimmed, lower case) in a Risk_Key__c of the season. */
export function accountIdOf(riskKey: string, season: string): string {
  const folded = foldKey(riskKey);
  const ending = `:${season.toLowerCase()}`;
  return folded.endsWith(ending) ? foldKey(folded.slice(0, -ending.length)) : folded;
}
