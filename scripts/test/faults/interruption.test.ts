// SPDX-License-Identifier: Apache-2.0
// Ctrl-C at the real process, once and twice, and the printed command pasted into a shell.
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { PLUGIN_FOLDER } from '../../local/folders.ts';
import { countSeason, startFaultyOrg, switchOn, writeSeason, type FaultyOrg } from './faultyOrg.ts';

jest.setTimeout(60_000);

const PLUGIN = `'${process.execPath}' --no-warnings '${join(PLUGIN_FOLDER, 'bin/run.js')}'`;

let org: FaultyOrg;
beforeAll(async () => {
  org = await startFaultyOrg();
});
afterAll(() => org.close());

test('the first interruption stops in good order, and the printed command goes on', async () => {
  const switchOff = switchOn(org, { name: 'slow-queue', milliseconds: 3_000, times: 1 });
  const load = startLoad(await writeSeason(org, 'i1'));
  await load.says('Write the risks ...');
  await aJobIsQueued();
  load.process.kill('SIGINT');
  const { exitCode, output } = await load.ended;
  switchOff();

  expect(exitCode).toBe(5);
  expect(output).toContain('Stopping, and giving the season up. Interrupt again to end at once.');
  expect(output).toMatch(/The load was interrupted\. Risks written: 0, 450 are left to job 750\w{15}\./);
  expect(await leaseOf('i1')).toEqual([null]);

  const [goOn = ''] = /^\s*sf churn load .*$/m.exec(output) ?? [];
  expect((await start(goOn.trim()).ended).exitCode).toBe(0);
  expect(await countSeason(org, 'i1')).toMatchObject({ risks: 450, tasks: 450, unfinishedJobs: [] });
});

test('the second interruption ends the process at once, and the next load clears up behind it', async () => {
  const switchOff = switchOn(org, { name: 'slow-answer', milliseconds: 5_000, method: 'PATCH', path: 'jobs/ingest/*' });
  const run = await writeSeason(org, 'i2');
  const load = startLoad(run);
  await load.says('Write the risks ...');
  load.process.kill('SIGINT');
  await load.says('Interrupt again');
  load.process.kill('SIGINT');
  const { signal } = await load.ended;
  switchOff();
  expect(signal).toBe('SIGINT');
  const left = foldersOf(load.process);
  expect(left).not.toEqual([]);

  expect((await startLoad(run).ended).exitCode).toBe(0);
  expect(foldersOf(load.process)).toEqual([]);
  expect(await countSeason(org, 'i2')).toMatchObject({ risks: 450, tasks: 450, unfinishedJobs: [] });
});

type Ended = { readonly exitCode: number | null; readonly signal: string | null; readonly output: string };
type Started = {
  readonly process: ChildProcess;
  says(words: string): Promise<void>;
  readonly ended: Promise<Ended>;
};

const startLoad = (run: string): Started =>
  start(`sf churn load --run '${run}' --target-org "$SF_ACCESS_TOKEN" --override drift`);

/** Runs a line as a shell does in which `sf` is the plugin alone; the process of the plugin takes the shell's place. */
function start(line: string): Started {
  const child = spawn('sh', ['-c', line.replace(/^sf /, `exec ${PLUGIN} `)], {
    env: { ...process.env, ...LOGIN(), ...PLAIN, PATH: `${dirname(process.execPath)}:${process.env['PATH']}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return {
    process: child,
    says: async (words) => {
      while (!output.includes(words)) await shortly();
    },
    ended: new Promise((resolve) => {
      child.once('close', (exitCode, signal) => resolve({ exitCode, signal, output }));
    }),
  };
}

/** In CI the command tells its stages in another form, all names first. */
const PLAIN = { NODE_OPTIONS: '', CI: undefined };

const LOGIN = (): Readonly<Record<string, string>> => ({
  SF_ORG_INSTANCE_URL: org.url,
  SF_ACCESS_TOKEN: org.loaderToken,
});

async function aJobIsQueued(): Promise<void> {
  const headers = { authorization: `Bearer ${org.loaderToken}` };
  const isQueued = async (): Promise<boolean> =>
    (await (await fetch(`${org.url}/services/data/v66.0/jobs/ingest`, { headers })).text()).includes('UploadComplete');
  while (!(await isQueued())) await shortly();
}

async function leaseOf(season: string): Promise<readonly unknown[]> {
  const runs = await org.query(`SELECT Lease_Holder__c FROM Churn_Run__c WHERE Season__c = '${season}'`);
  return runs.map((run) => run['Lease_Holder__c']);
}

const foldersOf = ({ pid }: ChildProcess): readonly string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`churn-load-${pid}-`));

const shortly = (): Promise<void> => new Promise((next) => setTimeout(next, 5));
