// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '@churn-risk/core/load';

/** When work is to stop before its end. */
export type StopSignal = {
  readonly signal: AbortSignal;
  /** Ends the watch; the process reacts to signals as before. */
  stop(): void;
};

export type StopTexts = {
  readonly interrupted: string;
  readonly timedOut: string;
  readonly next: string;
  /** At the first signal, before anything else. */
  readonly onInterrupt?: () => void;
};

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Aborted by the first SIGINT or SIGTERM and after so many milliseconds. A second signal ends the process at once.
 * The listeners that the CLI has put there are set aside meanwhile: they end the process before a lease is given up.
 */
export function watchForStop(milliseconds: number, texts: StopTexts): StopSignal {
  const controller = new AbortController();
  const former = SIGNALS.map((name) => ({ name, listeners: process.listeners(name) }));
  const interrupt = (): void => {
    SIGNALS.forEach((name) => process.removeListener(name, interrupt));
    texts.onInterrupt?.();
    controller.abort(new ChurnError('interrupted', texts.interrupted, texts.next));
  };
  for (const name of SIGNALS) {
    process.removeAllListeners(name);
    process.on(name, interrupt);
  }
  const timer = setTimeout(
    () => controller.abort(new ChurnError('timed_out', texts.timedOut, texts.next)),
    milliseconds,
  );
  return {
    signal: controller.signal,
    stop: () => {
      clearTimeout(timer);
      for (const { name, listeners } of former) {
        process.removeListener(name, interrupt);
        listeners.forEach((listener) => process.on(name, listener));
      }
    },
  };
}
