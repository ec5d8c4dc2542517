// SPDX-License-Identifier: Apache-2.0
// What the load left in the org, asked with `sf data query`: not with our own client.
import type { Environment } from '../local/environment.ts';
import { runSf } from '../local/sf.ts';
import type { StandIns } from '../local/standIns.ts';

type Say = (line: string) => void;

/** Read as the administrator, who sees everything. */
const QUERIES: readonly (readonly [title: string, soql: string])[] = [
  [
    'Risks by band',
    'SELECT Band__c, Band_Rank__c, COUNT(Id) risks, SUM(Value_At_Risk__c) atRisk, SUM(Alert_Number__c) alerts FROM Risk__c GROUP BY Band__c, Band_Rank__c ORDER BY Band_Rank__c DESC',
  ],
  [
    'The most urgent risks, and why',
    'SELECT Account__r.Name, Band__c, Probability__c, Value_At_Risk__c, Reason_1__c FROM Risk__c ORDER BY Band_Rank__c DESC, Value_At_Risk__c DESC LIMIT 5',
  ],
  [
    'Tasks by owner',
    "SELECT Owner.Name, COUNT(Id) tasks FROM Task WHERE What.Type = 'Risk__c' GROUP BY Owner.Name ORDER BY Owner.Name",
  ],
  [
    'The run',
    'SELECT Run_Id__c, Status__c, Rows__c, Accounts__c, Unknown__c, Created__c, New_Alerts__c, Tasks__c FROM Churn_Run__c',
  ],
];

export async function showOrg(environment: Environment, say: Say): Promise<void> {
  for (const [title, soql] of QUERIES) {
    const args = ['data', 'query', '--query', soql];
    const { exitCode, stdout, stderr } = await runSf(args, { ...asAdministrator(environment), CI: 'true' });
    if (exitCode !== 0) throw new Error(`sf data query failed: ${stderr}`);
    say(`\n${title} (sf data query)\n${stdout.trim()}`);
  }
}

/** Runs `sf` with these arguments as somebody at a terminal would, and shows what came of it. */
export async function loadAndShow(environment: Environment, load: readonly string[], say: Say): Promise<void> {
  say(`\n$ sf ${load.join(' ')}`);
  const { exitCode, stdout, stderr } = await runSf(load, { ...environment, CI: 'true' });
  say(stdout.trim());
  if (exitCode !== 0) throw new Error(`the load ended with exit code ${exitCode}\n${stderr.trim()}`);
  await showOrg(environment, say);
}

/** The same load once more. Throws an Error where it writes anything. */
export async function loadAgain(environment: Environment, load: readonly string[], say: Say): Promise<void> {
  say(`\nThe same run once more: nothing may be written.\n$ sf ${load.join(' ')} --json`);
  const { actions, jobs } = await resultOf(environment, load);
  const written = actions.reduce((sum, action) => sum + action.written, 0);
  if (written > 0 || jobs.length > 0) throw new Error(`it wrote ${written} risks in ${jobs.length} jobs`);
  say('0 risks written, no ingest job started.');
}

/** The demo proves little where a client asked for something that the stand-ins do not do. */
export function assertServed({ org, aws }: StandIns): void {
  const missing = [...org.unsupported(), ...aws.unsupported()];
  if (missing.length > 0)
    throw new Error(`the stand-ins were asked for what they do not do: ${JSON.stringify(missing)}`);
}

/** The `--json` result of a load, as far as the demo asks it. */
type DemoLoad = {
  readonly actions: readonly { readonly kind: string; readonly written: number }[];
  readonly jobs: readonly string[];
};

async function resultOf(environment: Environment, load: readonly string[]): Promise<DemoLoad> {
  const { exitCode, stdout, stderr } = await runSf([...load, '--json'], environment);
  if (exitCode !== 0) throw new Error(`sf ${load.join(' ')} ended with exit code ${exitCode}\n${stderr || stdout}`);
  return (JSON.parse(stdout) as { result: DemoLoad }).result;
}

function asAdministrator(environment: Environment): Environment {
  return { ...environment, SF_TARGET_ORG: environment['LOCAL_ADMIN_ORG'] ?? '' };
}
