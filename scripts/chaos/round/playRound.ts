// SPDX-License-Identifier: Apache-2.0
import { compareEnds } from '../end/compareEnds.ts';
import { readEnd } from '../end/readEnd.ts';
import type { KillPoint } from '../kill/killPoint.ts';
import { watchForKill, type Kill } from '../kill/killWatch.ts';
import type { ChurnCommand } from '../process/churnCommand.ts';
import { startCommand, type Launcher } from '../process/startCommand.ts';
import { openScene, type OpenScene } from '../scene/scene.ts';
import type { RoundPlan } from './planRound.ts';
import type { Yardstick } from './yardstick.ts';

export type RoundResult = {
  readonly kills: readonly Kill[];
  /** Empty: the end is that of the undisturbed command. */
  readonly faults: readonly string[];
};

/** Kills the command as planned, each time starting the same one again, and then lets it come to its end. */
export async function playRound(
  command: ChurnCommand,
  plan: RoundPlan,
  yardstick: Yardstick,
  folder: string,
): Promise<RoundResult> {
  const scene = await openScene(command.scene, folder, plan.delays);
  try {
    const kills: Kill[] = [];
    for (const point of plan.kills) {
      const kill = await runOnce(command, plan.launcher, point, scene);
      if (typeof kill === 'string') return { kills, faults: [kill] };
      if (kill !== undefined) kills.push(kill);
    }
    const failure = await runOnce(command, plan.launcher, undefined, scene);
    if (typeof failure === 'string') return { kills, faults: [failure] };
    return { kills, faults: compareEnds(yardstick.end, await readEnd(scene)) };
  } finally {
    await scene.close();
  }
}

/** Undefined: it was not killed and ended well, which a command may that had nothing left to do. A text: it failed. */
async function runOnce(
  { name, args, lastFile }: ChurnCommand,
  launcher: Launcher,
  point: KillPoint | undefined,
  scene: OpenScene,
): Promise<Kill | string | undefined> {
  const process = startCommand(launcher, args, scene.environment);
  const watch = watchForKill(lastFile, point, process.kill);
  scene.watch(watch);
  const { exitCode, stdout, stderr } = await process.ended;
  if (exitCode === 0) return undefined;
  const kill = watch.kill();
  if (exitCode === null && kill !== undefined) return kill;
  return `${name} ended with exit code ${exitCode}:\n${stdout}${stderr}`;
}
