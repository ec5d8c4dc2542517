// SPDX-License-Identifier: Apache-2.0
import type { ChurnError } from '../churnError.ts';
import { pause } from './interruption.ts';
import type { OrgLimits } from './orgOptions.ts';

/** What may be different next time: `told` is what the user hears where there is no next time. */
export class PassingFailure extends Error {
  readonly told: ChurnError;
  readonly afterMs: number;
  constructor(told: ChurnError, afterMs = 0) {
    super(told.message);
    this.told = told;
    this.afterMs = afterMs;
  }
}

/** Tries so often while failures are passing ones, with waits between that double, half of each random. */
export async function repeat<T>(
  limits: OrgLimits,
  attempts: number,
  attempt: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  for (let made = 1; ; made++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof PassingFailure)) throw error;
      if (made >= attempts) throw error.told;
      await backOff(limits, made, signal, error.afterMs);
    }
  }
}

/** The wait after so many attempts; at least what the org asked for. */
export function backOff(limits: OrgLimits, made: number, signal?: AbortSignal, atLeastMs = 0): Promise<void> {
  const backoff = limits.retryMs * 2 ** (made - 1) * (0.5 + Math.random() / 2);
  return pause(Math.max(atLeastMs, backoff), signal);
}
