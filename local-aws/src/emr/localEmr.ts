// SPDX-License-Identifier: Apache-2.0
import type { ClusterFault } from './clusterFault.ts';

export type EmrOptions = {
  /** Folders put before PATH for bootstrap actions and steps, such as the `bin` of a virtual environment. */
  readonly path?: readonly string[];
  /** Added to the environment of bootstrap actions and steps. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long a cluster stays STARTING and TERMINATING, in ms; 20 by default. */
  readonly delayMs?: number;
};

/** What a test may do to EMR that no client can. */
export type LocalEmr = {
  /** Orders a fault for the next cluster that RunJobFlow asks for; `times` of them. Orders queue up. */
  failNext(fault: ClusterFault, times?: number): void;
};
