// SPDX-License-Identifier: Apache-2.0
import type { RiskFields } from '../rules/riskFields.ts';
import { sha256 } from './sha256.ts';

/**
 * Fingerprint__c: equal where the figures need no write. The hash of the fields in the order of their names,
 * so that a change in how they are composed changes no fingerprint.
 */
export function fingerprintOf(fields: RiskFields): string {
  return sha256(JSON.stringify(Object.entries(fields).sort(([left], [right]) => (left < right ? -1 : 1))));
}
