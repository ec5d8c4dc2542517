// SPDX-License-Identifier: Apache-2.0
import type { ChurnCommand } from './process/churnCommand.ts';
import type { PreparedScene } from './scene/prepareScene.ts';
import { LAST_FILE } from './season/writeSeason.ts';

/** The commands that are killed, each with the scene that it starts from. */
export function listCommands(scene: PreparedScene): readonly [ChurnCommand, ...ChurnCommand[]] {
  const { run, thresholdsFile } = scene;
  // the stories move far more customers than a season does
  const load = ['churn', 'load', '--run', run, '--thresholds', thresholdsFile, '--override', 'drift'];
  return [{ name: 'sf churn load', args: load, scene, lastFile: LAST_FILE }];
}
