// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../org.ts';
import type { Automation } from '../records/records.ts';

/** `org` is complete but for `automation`, which this is to become. Asynchronous paths are started on `org.background`. */
export function createAutomation(_org: Org): Automation {
  return {
    validate: () => [],
    calculate: () => null,
    afterSave: () => new Map(),
    afterCommit: () => undefined,
  };
}
