// SPDX-License-Identifier: Apache-2.0
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { putRun } from '../demo/putRun.ts';
import { createAdminClient, type AdminClient } from '../local/adminClient.ts';
import { ROOT } from '../local/folders.ts';
import { runSf } from '../local/sf.ts';
import { startLocal, type Local } from '../local/startLocal.ts';

const KEPT_RUN = join(ROOT, 'scripts/demo/kept-run');

/** The stand-ins with a run that `sf churn load` has loaded. */
export type LoadedLocal = {
  readonly pagesUrl: string;
  readonly administrator: string;
  /** The account of the gravest risk with several renewals. */
  readonly accountId: string;
  close(): Promise<void>;
};

/** Starts them on free ports. Its Tasks are due on `taskDay`, because a kept run is loaded late. */
export async function loadKeptRun(taskDay: string, report: (line: string) => void): Promise<LoadedLocal> {
  const seed = join(KEPT_RUN, 'org');
  const local = await startLocal({ port: 0, seed, state: undefined, empty: false, pages: true }, report);
  try {
    await load(local);
    const { org, pages } = local;
    const client = createAdminClient(org.url, org.issueToken(org.adminUsername));
    await moveTasks(client, taskDay);
    return {
      pagesUrl: pages?.url ?? '',
      administrator: org.adminUsername,
      accountId: await findAccount(client),
      close: () => local.close(),
    };
  } catch (error) {
    await local.close();
    throw error;
  }
}

async function load({ environment, org }: Local): Promise<void> {
  const [runId = ''] = await readdir(join(KEPT_RUN, 'runs'));
  const run = await putRun(join(KEPT_RUN, 'runs', runId), environment);
  const { exitCode, stdout, stderr } = await runSf(['churn', 'load', '--run', run], environment);
  if (exitCode !== 0) throw new Error(`sf churn load ended with exit code ${exitCode}:\n${stdout}${stderr}`);
  await org.idle();
}

async function moveTasks(client: AdminClient, day: string): Promise<void> {
  const tasks = await client.query('SELECT Id FROM Task');
  await client.update(
    'Task',
    tasks.map(({ Id }) => ({ Id, ActivityDate: day })),
  );
}

async function findAccount(client: AdminClient): Promise<string> {
  const [risk] = await client.query(
    'SELECT Id, Account__c FROM Risk__c WHERE Renewals_At_Risk__c > 1 ORDER BY Band_Rank__c DESC, Value_At_Risk__c DESC LIMIT 1',
  );
  if (risk === undefined) throw new Error('the load made no risk with several renewals');
  return String(risk['Account__c']);
}
