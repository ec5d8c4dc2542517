// SPDX-License-Identifier: Apache-2.0
// The state of an org in which the package is deployed. It is made once before all tests (scripts/jest/setUp.js), since
// to convert and deploy the package takes longer than most of them; each works on a copy.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Names the folder with the state; set by scripts/jest/setUp.js. */
const DEPLOYED_ORG = 'CHURN_TEST_DEPLOYED_ORG';

/** The integration user, who holds nothing but Churn_Loader. */
export const LOADER = 'loader@churn.example.com';
export const REP = 'rep@churn.example.com';

/** The state file in the folder, beside which the org keeps the rest. */
export const STATE = 'org.sqlite';

/** A state file of one's own. */
export async function copyDeployedOrg(): Promise<{ readonly state: string; remove(): Promise<void> }> {
  const deployed = process.env[DEPLOYED_ORG];
  if (deployed === undefined) throw new Error(`${DEPLOYED_ORG} is not set: start the tests by npm run jest`);
  const folder = await mkdtemp(join(tmpdir(), 'churn-org-'));
  await cp(deployed, folder, { recursive: true });
  return { state: join(folder, STATE), remove: () => rm(folder, { recursive: true, force: true }) };
}
