// SPDX-License-Identifier: Apache-2.0
// From the notebook that is put to the risks in the org, with papermill and a Jupyter kernel of this machine.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../local/folders.ts';
import { preparePython, type ReadyPython } from '../python.mjs';
import { aChain, MISSING_DATA_SET, SEASON, type Chain } from './aChain.ts';
import { aNotebook, writeRunOf } from './aNotebook.ts';

const CASE_MS = 240_000;
const NOTHING = { runs: [], risks: [] };

const ready = preparePython();
if (ready.missing === undefined) describe('a notebook that is put', () => checkChain(ready));
else tellMissing(ready.missing);

/** Where Python or Java is missing it is said, and in CI that is a failure. */
function tellMissing(sentences: readonly string[]): void {
  test('the chain is tested wherever CI runs', () => {
    console.warn(['SKIPPED: the chain with a real notebook', ...sentences].join('\n'));
    expect(process.env['CI'] ? sentences : []).toEqual([]);
  });
}

function checkChain(python: ReadyPython): void {
  const chain = aChain(python);

  test(
    'whose cell raises: the run failed with the error of the cell, and nothing is in the org',
    async () => {
      const triggerId = await chain.put(aNotebook('rows = 0\nraise ValueError(f"{rows} renewals of {season}")'));
      await chain.settled();

      const { start, ...status } = await chain.status(triggerId);

      expect(status).toMatchObject({
        state: 'failed',
        stage: 'notebook',
        clusterState: 'TERMINATED_WITH_ERRORS',
        failure: {
          stage: 'notebook',
          code: 'STEP_FAILURE',
          reason: `ValueError: 0 renewals of ${SEASON}.`,
          next: 'Correct the notebook or what it misses, and put it anew: a failed run is not repeated by itself.',
          log: `${chain.bucketUri()}/runs/${start.runId}/executed.ipynb`,
        },
      });
      expect(await chain.clusterEnd(start.clusterId)).toBe('TERMINATED_WITH_ERRORS STEP_FAILURE');
      expect(await inOrg(start.runId, chain)).toEqual(NOTHING);
    },
    CASE_MS,
  );

  test(
    'that kills its own kernel: the run failed for the dead kernel',
    async () => {
      const triggerId = await chain.put(aNotebook('import os\nos.kill(os.getpid(), 9)'));
      await chain.settled();

      const { start, state, failure } = await chain.status(triggerId);

      expect({ state, code: failure?.code, stage: failure?.stage }).toEqual({
        state: 'failed',
        code: 'STEP_FAILURE',
        stage: 'notebook',
      });
      expect(failure?.reason).toMatch(/^The notebook's kernel died: mostly for want of memory \(.*DeadKernelError/);
      expect(await chain.clusterEnd(start.clusterId)).toBe('TERMINATED_WITH_ERRORS STEP_FAILURE');
      expect(await inOrg(start.runId, chain)).toEqual(NOTHING);
    },
    CASE_MS,
  );

  test(
    'on a lake that lacks a data set: the run failed with the name of it and of whom to ask',
    async () => {
      const triggerId = await chain.put(readFileSync(join(ROOT, 'aws-bridge/notebook/churn.ipynb'), 'utf8'));
      await chain.settled();

      const { start, failure } = await chain.status(triggerId);

      const place = `${chain.bucketUri()}/lake/${MISSING_DATA_SET}/`;
      expect(failure?.reason).toBe(
        `DATA_SET_MISSING: data set ${MISSING_DATA_SET}: there is no Parquet file in ${place}.`,
      );
      expect(failure?.next).toMatch(/^Ask its owner, .+; then start the notebook again\.$/);
      expect(await chain.clusterEnd(start.clusterId)).toBe('TERMINATED_WITH_ERRORS STEP_FAILURE');
      expect(await inOrg(start.runId, chain)).toEqual(NOTHING);
    },
    CASE_MS,
  );

  test(
    'that hangs: the watchdog ends cluster, papermill and kernel, and the status says so',
    async () => {
      const noted = join(chain.scratch, 'processes');
      const hang = `import os, time\nopen("${noted}.new", "w").write(f"{os.getppid()} {os.getpid()}")`;
      const triggerId = await chain.put(aNotebook(`${hang}\nos.rename("${noted}.new", "${noted}")\ntime.sleep(3600)`));
      const signal = AbortSignal.timeout(CASE_MS / 2);
      while (!existsSync(noted)) await wait(50, undefined, { signal });
      const processes = readFileSync(noted, 'utf8').split(' ');
      const running = await chain.status(triggerId);
      const runningProcesses = processes.filter(isRunning);

      const ended = await chain.endStuckClusters(2);
      await chain.settled();

      const { start, ...status } = await chain.status(triggerId);
      const { clusterId, clusterName } = start;
      expect([running.state, running.stage, runningProcesses]).toEqual(['running', 'notebook', processes]);
      expect(ended).toEqual([{ clusterId, name: clusterName, ageHours: 2, maxHours: 1 }]);
      expect(processes.filter(isRunning)).toEqual([]);
      expect(await chain.clusterEnd(clusterId)).toBe('TERMINATED USER_REQUEST');
      expect(status).toMatchObject({
        state: 'failed',
        stage: 'notebook',
        failure: { code: 'USER_REQUEST', reason: 'The cluster was older than 1 hours, so the watchdog ended it.' },
      });
      expect(await inOrg(start.runId, chain)).toEqual(NOTHING);
    },
    CASE_MS,
  );

  // the last one, as the others look for any risk
  test(
    'that writes a run: its risk is in the org',
    async () => {
      const seeded = 'SELECT Name, Churn_Account_Key__c FROM Account WHERE Churn_Account_Key__c != null LIMIT 1';
      const [account] = await chain.askOrg(seeded);
      const triggerId = await chain.put(aNotebook(writeRunOf(String(account?.['Churn_Account_Key__c']))));
      await chain.settled();

      const { start, state, clusterState, output } = await chain.status(triggerId);

      const { runId, output: folder } = start;
      expect({ state, clusterState, output }).toEqual({
        state: 'done',
        clusterState: 'TERMINATED',
        output: { uri: `${chain.bucketUri()}/${folder}`, rows: 1, accounts: 1 },
      });
      expect(await inOrg(runId, chain)).toEqual({
        runs: [{ Status__c: 'Loaded', Rows__c: 1 }],
        risks: [account?.['Name']],
      });
    },
    CASE_MS,
  );
}

/** What the load has left of a run, and the accounts of all risks. */
async function inOrg(runId: string, { askOrg }: Chain): Promise<unknown> {
  const runs = await askOrg(`SELECT Status__c, Rows__c FROM Churn_Run__c WHERE Run_Id__c = '${runId}'`);
  const risks = await askOrg('SELECT Account__r.Name FROM Risk__c');
  return {
    runs: runs.map(({ Status__c, Rows__c }) => ({ Status__c, Rows__c })),
    risks: risks.map((risk) => (risk['Account__r'] as { readonly Name: string }).Name),
  };
}

/** What has ended but was not waited for is a zombie, and runs no more. */
function isRunning(id: string): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', id], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}
