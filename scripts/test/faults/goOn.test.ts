// SPDX-License-Identifier: Apache-2.0
// However a load ends but well, it prints a command. Pasted into a shell once the trouble is over, that command ends the work.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { FaultOrder } from 'local-faults';
import { compareEnds } from '../../chaos/end/compareEnds.ts';
import { readEnd } from '../../chaos/end/readEnd.ts';
import { listCommands } from '../../chaos/listCommands.ts';
import type { ChurnCommand } from '../../chaos/process/churnCommand.ts';
import { startCommand, type Ending } from '../../chaos/process/startCommand.ts';
import { keepYardsticks } from '../../chaos/round/yardstick.ts';
import { openScene, type OpenScene } from '../../chaos/scene/scene.ts';
import { prepareScene } from '../../chaos/scene/prepareScene.ts';
import { ROOT } from '../../local/folders.ts';

jest.setTimeout(120_000);

let folder: string;
let command: ChurnCommand;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'go-on-'));
  [command] = await listCommands(await prepareScene(folder), folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const yardstickOf = keepYardsticks(({ name }) => join(folder, `undisturbed ${name}`));

/** How the command ended, and what ends the trouble itself. */
type Trouble = { readonly ending: Promise<Ending>; readonly over: () => void | Promise<void> };

/** Starts the command, lets `trouble` come over it, and pastes what it printed last into a shell. */
async function goOnAfter(
  trouble: (scene: OpenScene) => { readonly ending: Promise<Ending>; readonly over: () => void },
) {
  const { end } = await yardstickOf(command);
  const scene = await openScene(command.scene, join(folder, 'scene'), { jobRun: 300 });
  try {
    const { ending, over } = trouble(scene);
    const { exitCode, stdout, stderr } = await ending;
    await over();
    // in CI it is coloured
    const lines = stripVTControlCharacters(`${stdout}\n${stderr}`).split('\n');
    const printed = lines.filter((line) => /^\s*sf churn load /.test(line));
    const pasted = await paste(printed.at(-1) ?? 'exit 99', scene);
    return { exitCode, pasted, differs: compareEnds(end, await readEnd(scene)) };
  } finally {
    await scene.close();
  }
}

/** The exit code. */
function paste(line: string, { environment }: OpenScene): Promise<number | null> {
  const path = [join(ROOT, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const env = { ...process.env, NODE_OPTIONS: '', ...environment, PATH: path };
  const shell = spawn('sh', ['-c', line], { cwd: ROOT, env, stdio: 'ignore' });
  return new Promise((resolve) => shell.once('close', resolve));
}

/** A fault of the org. */
const struckBy =
  (order: FaultOrder) =>
  (scene: OpenScene): Trouble => {
    const { faults } = scene.org.org;
    const id = faults.switchOn(order);
    const { ended } = startCommand('plugin', command.args, scene.environment);
    return { ending: ended, over: () => void faults.switchOff(id) };
  };

/** Two pipelines start the command at once; what counts is the end of the one that comes too late. */
function outrun(scene: OpenScene): Trouble {
  const { faults } = scene.org.org;
  const id = faults.switchOn({ name: 'slow-queue', milliseconds: 5_000, times: 1 });
  const loads = [1, 2].map(() => startCommand('plugin', command.args, scene.environment).ended);
  return {
    ending: Promise.race(loads),
    over: async () => {
      faults.switchOff(id);
      await Promise.all(loads);
    },
  };
}

describe('the command that is printed by a load', () => {
  test('that came too late for the season ends well, and changes nothing', async () => {
    expect(await goOnAfter(outrun)).toEqual({ exitCode: 1, pasted: 0, differs: [] });
  });

  test.each<readonly [string, FaultOrder, number]>([
    ['whose jobs are refused for the day', { name: 'job-fails', rows: 0, reason: 'ExceededQuota' }, 4],
    ['that meets a new validation rule', { name: 'validation-rule', object: 'Risk__c', share: 0.3 }, 4],
    ['that the calls of the day do not suffice for', { name: 'limit-used-up', limit: 'DailyApiRequests', left: 12 }, 3],
  ])('%s ends its work', async (_, order, exitCode) => {
    expect(await goOnAfter(struckBy(order))).toEqual({ exitCode, pasted: 0, differs: [] });
  });
});
