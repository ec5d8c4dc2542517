// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../org.ts';
import type { Automation } from '../records/records.ts';

/** Asynchronous paths are started on `org.background`. */
export function createAutomation(_org: Omit<Org, 'automation'>): Automation {
  return { validate: () => [], calculate: () => null, afterSave: () => new Map(), afterCommit: () => undefined };
}
