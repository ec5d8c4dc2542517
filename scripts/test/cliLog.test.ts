// SPDX-License-Identifier: Apache-2.0
// The CLI keeps a log of its own in the home of who calls it, whatever a command prints.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startChurnOrg, type ChurnOrg } from '../../core/test/load/churnOrg.ts';
import { writeScores } from '../../core/test/load/aLoad.ts';
import { startCommand, type Ending } from '../chaos/process/startCommand.ts';

const NAME = 'Zanthorpe University';
const SECRET = /zanthorpe|zk-\d|soil science|98[,.]?765|88[,.]?888/i;

let org: ChurnOrg;
const folder = mkdtempSync(join(tmpdir(), 'cli-log-'));
const home = join(folder, 'home');
beforeAll(async () => {
  org = await startChurnOrg();
  for (const key of ['zk-1', 'zk-2'])
    await org.create('Account', { Name: NAME, Churn_Account_Key__c: key, OwnerId: org.repId });
}, 60_000);
afterAll(async () => {
  await org.close();
  rmSync(folder, { recursive: true });
});

test('neither it nor the output names a customer, however a load ends', async () => {
  const run = await writeScores(folder, { 'zk-1': 0.9, 'zk-2': 0.9, 'zk-3': 0.9 }, {}, { renewal_value: 98765.43 });
  const message = `${NAME} (zk-1) pays 98765.43.`;

  const refused = await load('--run', run, '--max-unknown', '0');
  const fault = org.local.org.faults.switchOn({ name: 'validation-rule', object: 'Risk__c', message });
  const failed = await load('--run', run);
  org.local.org.faults.switchOff(fault);
  const loaded = await load('--run', run);
  const preview = await sf('preview', '--run', run, '--max-accounts', '0');

  const endings = [refused, failed, loaded, preview];
  expect(endings.map(({ exitCode }) => exitCode)).toEqual([3, 4, 0, 0]);
  const logs = filesIn(home).filter((file) => file.endsWith('.log'));
  expect(logs).not.toEqual([]);
  const told = [
    ...endings.flatMap(({ stdout, stderr }) => [stdout, stderr]),
    ...logs.map((log) => readFileSync(log, 'utf8')),
  ];
  expect(told.map((text) => SECRET.exec(text)?.[0]).filter((leak) => leak !== undefined)).toEqual([]);
}, 240_000);

function load(...args: readonly string[]): Promise<Ending> {
  return sf('load', ...args);
}

function sf(command: string, ...args: readonly string[]): Promise<Ending> {
  const environment = { HOME: home, SF_ORG_INSTANCE_URL: org.url };
  return startCommand('plugin', ['churn', command, '--target-org', org.loaderToken, ...args], environment).ended;
}

function filesIn(place: string): readonly string[] {
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .map((path) => join(place, path))
    .filter((path) => statSync(path).isFile());
}
