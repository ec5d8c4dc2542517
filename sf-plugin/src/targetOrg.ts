// SPDX-License-Identifier: Apache-2.0
import { Flags } from '@salesforce/sf-plugins-core';

/**
 * `--target-org`, as every command of the CLI has it, but that its help does not name the default org: to tell that
 * name the CLI opens the org, once for each command and once more at each start, with a call of its allowance each.
 */
export function targetOrg() {
  return Flags.requiredOrg({ defaultHelp: async () => undefined });
}
