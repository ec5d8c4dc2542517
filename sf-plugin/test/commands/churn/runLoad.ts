// SPDX-License-Identifier: Apache-2.0
import Load from '../../../src/commands/churn/load.ts';
import type { ChurnOrg } from '../../../../core/test/load/churnOrg.ts';
import { runCommand, runCommandJson, type Answer, type Ended } from './runCommand.ts';

/** Loads as the integration user of the org. */
export function runLoad(org: ChurnOrg, ...args: readonly string[]): Promise<Ended> {
  process.env['SF_ORG_INSTANCE_URL'] = org.url;
  return runCommand(Load, '--target-org', org.loaderToken, ...args);
}

export function runLoadJson(
  org: ChurnOrg,
  ...args: readonly string[]
): Promise<Answer & { readonly exitCode: number }> {
  process.env['SF_ORG_INSTANCE_URL'] = org.url;
  return runCommandJson(Load, '--target-org', org.loaderToken, ...args);
}
