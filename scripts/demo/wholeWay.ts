// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { putModel, putNotebook } from '../bridge/putModel.ts';
import { ROOT } from '../local/folders.ts';
import { startLocal } from '../local/startLocal.ts';
import { preparePython, type ReadyPython } from '../python.mjs';
import { followChain } from './followChain.ts';
import { demoKeptRun } from './keptRun.ts';

type Say = (line: string) => void;

const SEASON = '2026';
const CUSTOMERS = '400';

/** The notebook on real Spark where the machine has Python and Java; else a run that the notebook wrote earlier. */
export async function demoWholeWay(scratch: string, say: Say): Promise<void> {
  const ready = preparePython();
  if (ready.missing !== undefined) {
    for (const sentence of ready.missing) say(sentence);
    say('So the notebook is not run here: a run that it wrote earlier takes its place (scripts/demo/kept-run).\n');
    return demoKeptRun(say);
  }
  await timed('Made a data lake of a journal publisher', say, () => makeLake(ready, scratch));
  const emr = { path: [dirname(ready.python)], env: javaOf(ready.environment) };
  const seed = join(scratch, 'org');
  const local = await startLocal({ port: 0, seed, state: undefined, empty: false, emr }, say);
  try {
    const begin = async (bucket: string): Promise<void> => {
      const model = { bucket, lake: join(scratch, 'lake'), season: SEASON, home: join(scratch, 'node') };
      await timed('Put configuration, code and lake into S3', say, () => putModel(model));
      say('Put the notebook: all else follows from its event');
      await putNotebook(bucket);
    };
    await followChain(local, begin, say);
  } finally {
    await local.close();
  }
}

function makeLake({ python, environment }: ReadyPython, folder: string): void {
  const script = join(ROOT, 'scripts/lake/make_lake.py');
  const args = [script, '--customers', CUSTOMERS, '--season', SEASON, '--out', folder];
  const { status, stderr } = spawnSync(python, args, { env: environment, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the data lake was not made: ${stderr}`);
}

/** Spark looks for its Java there; its second compiler costs a run this short more than it gives. */
function javaOf({ JAVA_HOME }: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  return { JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1', ...(JAVA_HOME === undefined ? {} : { JAVA_HOME }) };
}

async function timed(text: string, say: Say, work: () => void | Promise<void>): Promise<void> {
  const start = performance.now();
  await work();
  say(`${text} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}
