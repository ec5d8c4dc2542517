// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from 'node:timers/promises';
import { isBehind, phaseOf, PHASES, type Phase } from '../tap/phase.ts';
import type { Call, Moment, Watcher } from '../tap/tap.ts';
import type { CallCounts, KillPoint } from './killPoint.ts';

/** Where a process really was killed. */
export type Kill = { readonly phase: Phase; readonly call: string; readonly moment: Moment };

/** Follows the calls of one process through all of its taps. */
export type KillWatch = Watcher & {
  /** Undefined as long as the process lives. */
  kill(): Kill | undefined;
  counts(): CallCounts;
};

/** Kills at the point; without one it only counts. `lastFile` as for `phaseOf`. */
export function watchForKill(lastFile: string, point: KillPoint | undefined, kill: () => void): KillWatch {
  const counts = Object.fromEntries(PHASES.map((phase) => [phase, 0])) as Record<Phase, number>;
  let phase: Phase = 'reading';
  let chosen: Kill | undefined;
  return {
    arrived: (call) => {
      phase = phaseOf(call, phase, lastFile);
      counts[phase] += 1;
      if (point === undefined || chosen !== undefined || !isReached(point, phase, counts[phase])) return undefined;
      chosen = { phase, call: nameCall(call), moment: point.moment };
      return point.moment;
    },
    strike: () => {
      if (point?.moment === 'answered') void pause(point.pause).then(kill);
      else kill();
    },
    kill: () =>
      chosen === undefined ? undefined : { ...chosen, phase: chosen.moment === 'answered' ? phase : chosen.phase },
    counts: () => counts,
  };
}

function isReached(point: KillPoint, phase: Phase, count: number): boolean {
  return phase === point.phase ? count > point.call : isBehind(phase, point.phase);
}

function nameCall({ method, path }: Call): string {
  return `${method} ${path.replace(/\?.*/, '')}`;
}
