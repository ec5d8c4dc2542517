// SPDX-License-Identifier: Apache-2.0
import { waitUnlessAborted } from '../waitUnlessAborted.ts';
import type { ModelRunStatus } from './modelRunStatus.ts';
import { readModelRun, type StatusPorts } from './readModelRun.ts';

export type WatchOptions = {
  /** Aborted with a ChurnError `interrupted` or `timed_out` as its reason, which is then thrown. The run goes on. */
  readonly signal: AbortSignal;
  /** Told at every look. */
  readonly onProgress?: (status: ModelRunStatus) => void;
  /** Milliseconds between two looks; by default 15 s, as EMR throttles those who ask more often. */
  readonly pollMs?: number;
};

/** Watches the run of a trigger to its end: answers its last status, `done` or `failed`. */
export async function watchModelRun(
  triggerId: string,
  ports: StatusPorts,
  options: WatchOptions,
): Promise<ModelRunStatus> {
  for (;;) {
    const status = await readModelRun(triggerId, ports);
    if (status !== undefined) options.onProgress?.(status);
    if (status?.state === 'done' || status?.state === 'failed') return status;
    await waitUnlessAborted(options.pollMs ?? 15_000, options.signal);
  }
}
