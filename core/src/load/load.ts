// SPDX-License-Identifier: Apache-2.0
import type { ChurnRun } from '../run/index.ts';
import type { StageTime } from './stageClock.ts';
import type { Patience } from './writing/patience.ts';
import type { LoadPorts, LoadProgress, LoadRequest, LoadWaits } from './loadRequest.ts';

/** A load under way: what every stage of it is given. */
export type Load = {
  readonly request: LoadRequest;
  readonly ports: LoadPorts;
  readonly run: ChurnRun;
  readonly waits: LoadWaits;
  readonly patience: Patience;
  readonly startedAt: Date;
  readonly stageTimes: () => readonly StageTime[];
  readonly tell: (progress: LoadProgress) => void;
};
