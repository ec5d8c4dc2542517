// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import type { ChurnCommand } from './process/churnCommand.ts';
import { runCommand } from './process/runCommand.ts';
import { openScene, type Scene } from './scene/scene.ts';
import type { PreparedScene } from './scene/prepareScene.ts';
import { LAST_FILE } from './season/writeSeason.ts';

/** The commands that are killed, each with the scene that it starts from. Those scenes are made in `folder`. */
export async function listCommands(
  scene: PreparedScene,
  folder: string,
): Promise<readonly [ChurnCommand, ...ChurnCommand[]]> {
  const { run, thresholdsFile } = scene;
  // the stories move far more customers than a season does
  const load = ['churn', 'load', '--run', run, '--thresholds', thresholdsFile, '--override', 'drift'];
  const planFile = join(folder, 'second.plan');
  await runInCopy(scene, join(folder, 'planning'), [...load, '--dry-run', '--plan-file', planFile]);
  const loaded = await sceneAfter(scene, load, join(folder, 'loaded'));
  const undo = ['churn', 'undo', '--run', run, '--run-id', 'second'];
  return [
    { name: 'sf churn load', args: load, scene, lastFile: LAST_FILE },
    { name: 'sf churn load --apply', args: ['churn', 'load', '--apply', planFile], scene, lastFile: LAST_FILE },
    { name: 'sf churn undo', args: undo, scene: loaded, lastFile: JOURNAL_FILE },
  ];
}

/** What a load leaves for its undo. */
const JOURNAL_FILE = 'before.ndjson.gz';

/** For a command that leaves what it does outside of the scene. */
async function runInCopy(scene: Scene, folder: string, args: readonly string[]): Promise<void> {
  const open = await openScene(scene, folder, {});
  try {
    await runCommand(args, open.environment);
  } finally {
    await open.close();
  }
}

/** What a command makes of a scene. */
async function sceneAfter(scene: Scene, args: readonly string[], folder: string): Promise<Scene> {
  const open = await openScene(scene, `${folder} at work`, {});
  try {
    await runCommand(args, open.environment);
  } catch (error) {
    await open.close();
    throw error;
  }
  return open.keep(folder);
}
