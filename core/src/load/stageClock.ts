// SPDX-License-Identifier: Apache-2.0
import { LOAD_STAGES, type LoadStage } from './loadRequest.ts';

/** How long a load was in each stage; one that it came back to is added up. */
export type StageTime = { readonly stage: LoadStage; readonly milliseconds: number };

export type StageClock = {
  /** The load is in this stage from now on. */
  enter(stage: LoadStage): void;
  /** So far, in the order of stages; those that were not entered are left out. */
  times(): readonly StageTime[];
};

export function createStageClock(clock: () => Date): StageClock {
  const spent = new Map<LoadStage, number>();
  let present: LoadStage | undefined;
  let since = 0;
  const settle = (): void => {
    const now = clock().getTime();
    if (present !== undefined) spent.set(present, (spent.get(present) ?? 0) + now - since);
    since = now;
  };
  return {
    enter(stage) {
      if (stage === present) return;
      settle();
      present = stage;
    },
    times() {
      settle();
      return LOAD_STAGES.flatMap((stage) => {
        const milliseconds = spent.get(stage);
        return milliseconds === undefined ? [] : [{ stage, milliseconds }];
      });
    },
  };
}
