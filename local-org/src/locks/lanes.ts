// SPDX-License-Identifier: Apache-2.0
import type { Clock } from '../org.ts';

/** Transactions that follow each other; those of another lane overlap with them. */
export type Lane = {
  /** Modelled milliseconds: when the next transaction of the lane begins. */
  time: number;
};

/** Modelled time: it is ahead of the clock by what was modelled so far, and goes on with it. */
export interface Lanes {
  /** The lane that is at work; undefined for a transaction of its own. */
  readonly active: Lane | undefined;
  /** When a transaction of the active lane begins, or one of its own. */
  begin(): number;
  /** Before it no transaction begins any more. */
  earliest(): number;
  inLane<T>(lane: Lane, work: () => T): T;
  open(count: number): readonly Lane[];
  close(lanes: readonly Lane[]): void;
}

export function createLanes(clock: Clock): Lanes {
  const opened = new Set<Lane>();
  let active: Lane | undefined;
  let ahead = 0;
  const now = (): number => clock.now().getTime() + ahead;
  const reach = (time: number): void => void (ahead += Math.max(0, time - now()));
  return {
    get active() {
      return active;
    },
    begin() {
      const time = active?.time ?? now();
      reach(time);
      return time;
    },
    earliest: () => Math.min(now(), ...[...opened].map(({ time }) => time)),
    inLane(lane, work) {
      active = lane;
      try {
        return work();
      } finally {
        active = undefined;
      }
    },
    open(count) {
      const lanes = Array.from({ length: count }, (): Lane => ({ time: now() }));
      lanes.forEach((lane) => opened.add(lane));
      return lanes;
    },
    close(lanes) {
      for (const lane of lanes) {
        opened.delete(lane);
        // whoever sees the end of the work comes after it
        reach(lane.time);
      }
    },
  };
}
