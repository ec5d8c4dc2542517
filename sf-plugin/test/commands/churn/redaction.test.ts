// SPDX-License-Identifier: Apache-2.0
// What commands print and leave for pipelines may be read by anyone who sees a build: nothing in it is of a customer.
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import Preview from '../../../src/commands/churn/preview.ts';
import Undo from '../../../src/commands/churn/undo.ts';
import { startChurnOrg, type ChurnOrg } from '../../../../core/test/load/churnOrg.ts';
import { aFolder } from '../../../../core/test/run/aFolder.ts';
import { aRow, writeRun, type RunForm } from '../../../../core/test/run/aRun.ts';
import { runCommand, type Command, type Ended } from './runCommand.ts';
import { runLoad } from './runLoad.ts';

/** Everything of customers that is in org and run, in the spellings that output might have. */
const SECRETS = [
  /zanthorpe|quixley|vexmoor/i,
  /zk-\d|rn-\d/i,
  /annals of zymurgy/i,
  // values, and what 0.9 of them is
  /98[,.]?765|45[,.]?678|33[,.]?221|88[,.]?888|41[,.]?111|29[,.]?899/,
  /zq-trend|-77\.7|zq-gap/i,
];
const NAMES: Readonly<Record<string, string>> = { 'zk-1': 'Zanthorpe University', 'zk-2': 'Quixley Library' };
const VALUES: Readonly<Record<string, number>> = { 'zk-1': 98765.43, 'zk-2': 45678.91, 'zk-3': 33221.17 };

// several loads a test, on machines that may be busy
jest.setTimeout(120_000);

let org: ChurnOrg;
beforeEach(async () => {
  org = await startChurnOrg();
  for (const [key, Name] of Object.entries(NAMES))
    await org.create('Account', { Name, Churn_Account_Key__c: key, OwnerId: org.repId });
}, 60_000);
afterEach(() => org.close());

const folder = aFolder();

describe('nothing of a customer is told', () => {
  test('by a load, its dry run, and the load of its plan', async () => {
    const run = await writeCustomers(['zk-1', 'zk-2', 'zk-3']);
    const plan = join(folder.path, 'plan.ndjson');

    expect(await leaksOf(['--run', run, '--dry-run', '--plan-file', plan], 0)).toEqual([]);
    expect(await leaksOf(['--apply', plan], 0)).toEqual([]);
    expect(await leaksOf(['--run', run], 0)).toEqual([]);
  });

  test('by a load that gates refuse', async () => {
    const run = await writeCustomers(['zk-1', 'zk-2', 'zk-3']);

    expect(await leaksOf(['--run', run, '--max-unknown', '0'], 3)).toEqual([]);
  });

  test('by a load of rows that are wrong', async () => {
    const wrong = aCustomer('zk-2', { churn_probability: 'Quixley Library' });
    const run = await writeRun(folder.path, { files: [[aCustomer('zk-1'), wrong, '{"account_key":"zk-3", "Vexmoor']] });

    expect(await leaksOf(['--run', run], 0)).toEqual([]);
    expect(await leaksOf(['--run', run, '--max-rejects', '0'], 3)).toEqual([]);
  });

  test('by a load of a run that is damaged', async () => {
    const run = await writeCustomers(['zk-1']);
    await appendFile(join(run, 'predictions/part-00000.ndjson'), '{"account_key":"zk-3"}\n');

    expect(await leaksOf(['--run', run], 3)).toEqual([]);
  });

  test('by a load of a run whose evaluation can not be read', async () => {
    const run = await writeCustomers(['zk-1'], { evaluation: 'evaluation.ndjson' });
    await writeFile(join(run, 'evaluation.ndjson'), '{"account_key":"zk-1","Zanthorpe University"');

    expect(await leaksOf(['--run', run], 0)).toEqual([]);
  });

  test('by a plan that no longer fits', async () => {
    const plan = join(folder.path, 'plan.ndjson');
    await leaksOf(['--run', await writeCustomers(['zk-1', 'zk-2']), '--dry-run', '--plan-file', plan], 0);
    for (const { Id } of await org.query('SELECT Id FROM Account'))
      await org.update('Account', Id, { OwnerId: org.loaderId });

    expect(await leaksOf(['--apply', plan], 3)).toEqual([]);
  });

  test('where records fail and Tasks are missing', async () => {
    await org.update('User', org.repId, { IsActive: false });
    const [fallback] = await org.query("SELECT Id FROM QueueSobject WHERE Queue.DeveloperName = 'Churn_Risk_Fallback'");
    await org.remove('QueueSobject', fallback!.Id);

    expect(await leaksOf(['--run', await writeCustomers(['zk-1', 'zk-2'])], 4)).toEqual([]);
  });

  test('where the rules of the org refuse records in words that name them', async () => {
    const message = 'Zanthorpe University (zk-1) pays 98765.43.';
    org.local.org.faults.switchOn({ name: 'validation-rule', object: 'Risk__c', message });
    expect(await leaksOf(['--run', await writeCustomers(['zk-1', 'zk-2'])], 4)).toEqual([]);
  });

  test('where a Task is refused in words that name its account', async () => {
    const message = 'Zanthorpe University (zk-1) pays 98765.43.';
    org.local.org.faults.switchOn({ name: 'validation-rule', object: 'Task', message });
    expect(await leaksOf(['--run', await writeCustomers(['zk-1', 'zk-2'])], 4)).toEqual([]);
  });

  test('where several Accounts hold a key', async () => {
    for (const AccountNumber of ['1', '2']) await org.create('Account', { Name: 'zk-3', AccountNumber });

    const args = ['--run', await writeCustomers(['zk-1', 'zk-3']), '--account-key-field', 'Name'];
    expect(await leaksOf(args, 0)).toEqual([]);
  });

  test('while another load holds the season', async () => {
    const until = new Date(Date.now() + 60_000).toISOString();
    const lease = { Loading_Season__c: '2026', Lease_Holder__c: 'other', Lease_Until__c: until };
    await org.create('Churn_Run__c', { Name: 'x', Run_Id__c: 'x', Season__c: '2026', Status__c: 'Loading', ...lease });

    expect(await leaksOf(['--run', await writeCustomers(['zk-1'])], 1)).toEqual([]);
  });

  test('by an undo that is refused, and one that ends well', async () => {
    await runLoad(org, '--run', await writeCustomers(['zk-1', 'zk-2']));
    const [risk] = await org.query('SELECT Id FROM Risk__c');
    await org.update('Risk__c', risk!.Id, { Status__c: 'In Progress' });
    const undo = (...args: readonly string[]) => run(Undo, '--run-id', 'run-2026-a', ...args);

    const refused = await undo();
    const done = await undo('--include-worked-on', '--json');
    expect([refused.exitCode, done.exitCode]).toEqual([3, 0]);
    expect([refused, done].flatMap(({ stdout, stderr }) => leaksIn(stdout + stderr))).toEqual([]);
  });

  test('by a preview that names no accounts', async () => {
    const path = await writeCustomers(['zk-1', 'zk-2', 'zk-3']);

    const ended = await run(Preview, '--run', path, '--max-accounts', '0');
    expect({ exitCode: ended.exitCode, leaks: leaksIn(ended.stdout + ended.stderr) }).toEqual({
      exitCode: 0,
      leaks: [],
    });
  });
});

test('what is looked for is found where it is: in the lists that name rows, and by key alone', async () => {
  const results = join(folder.path, 'results');
  await runLoad(org, '--run', await writeCustomers(['zk-1', 'zk-3']), '--results-dir', results);

  const unknown = await readFile(join(results, 'unknown-accounts.csv'), 'utf8');
  expect(leaksIn(unknown)).toEqual(['zk-3', '29899']);
});

/** Runs the load twice, for people and with --json, and looks through all that it prints and leaves for pipelines. */
async function leaksOf(args: readonly string[], exitCode: number): Promise<readonly string[]> {
  const files = [join(folder.path, 'junit.xml'), join(folder.path, 'summary.md')] as const;
  const reports = ['--junit', files[0], '--summary', files[1]];
  const leaks: string[] = [];
  for (const json of [[], ['--json']]) {
    const ended = await runLoad(org, ...args, ...reports, ...json);
    expect(ended.exitCode).toBe(exitCode);
    const told = [ended.stdout, ended.stderr, ...(await Promise.all(files.map((file) => readFile(file, 'utf8'))))];
    leaks.push(...leaksIn(told.join('\n')));
  }
  return leaks;
}

function leaksIn(text: string): readonly string[] {
  return SECRETS.flatMap((secret) => secret.exec(text)?.[0] ?? []);
}

function run(command: Command, ...args: readonly string[]): Promise<Ended> {
  process.env['SF_ORG_INSTANCE_URL'] = org.url;
  return runCommand(command, '--target-org', org.loaderToken, ...args);
}

function writeCustomers(keys: readonly string[], manifest: RunForm['manifest'] = {}): Promise<string> {
  return writeRun(folder.path, { manifest, files: [keys.map((key) => aCustomer(key))] });
}

function aCustomer(key: string, cells: Readonly<Record<string, unknown>> = {}) {
  return aRow({
    account_key: key,
    renewal_key: `rn-${key}`,
    product: 'Annals of Zymurgy',
    renewal_value: VALUES[key],
    churn_probability: 0.9,
    drivers: [{ feature: 'zq', label: 'ZQ-Trend', value: '-77.7 %', contribution: 0.8 }],
    data_gaps: ['ZQ-Gap is not known'],
    ...cells,
  });
}
