// SPDX-License-Identifier: Apache-2.0
import { readEnd, type End } from '../end/readEnd.ts';
import type { CallCounts } from '../kill/killPoint.ts';
import { watchForKill } from '../kill/killWatch.ts';
import type { ChurnCommand } from '../process/churnCommand.ts';
import { runCommand } from '../process/runCommand.ts';
import { openScene } from '../scene/scene.ts';

/** What a command does where nobody disturbs it. */
export type Yardstick = {
  readonly end: End;
  readonly counts: CallCounts;
  /** Its result, as `--json` gives it. */
  readonly result: unknown;
  /** The UTC day that it ran on, from which due dates count. */
  readonly day: string;
};

/** Answers with the yardstick of a command for the present day; it is taken once. Throws where the command fails. */
export function keepYardsticks(
  takeIn: (command: ChurnCommand) => string,
): (command: ChurnCommand) => Promise<Yardstick> {
  const taken = new Map<string, Promise<Yardstick>>();
  return (command) => {
    const name = `${command.name} ${today()}`;
    const yardstick = taken.get(name) ?? takeYardstick(command, takeIn(command));
    taken.set(name, yardstick);
    return yardstick;
  };
}

/** In UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Runs the command once, in a copy of its scene in `folder`. */
async function takeYardstick(command: ChurnCommand, folder: string): Promise<Yardstick> {
  const day = today();
  const scene = await openScene(command.scene, folder, {});
  try {
    const watch = watchForKill(command.lastFile, undefined, () => {});
    scene.watch(watch);
    const stdout = await runCommand([...command.args, '--json'], scene.environment);
    const { result } = JSON.parse(stdout) as { readonly result: unknown };
    return { end: await readEnd(scene), counts: watch.counts(), result, day };
  } finally {
    await scene.close();
  }
}
