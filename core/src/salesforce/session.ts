// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import type { OrgLimits } from './orgOptions.ts';
import { PassingFailure, repeat } from './repeat.ts';
import type { TokenSource } from './tokenSource.ts';

export type Session = {
  token(): Promise<string>;
  /** A token other than `stale`. Calls that meet the same stale token share one refresh. */
  renew(stale: string): Promise<string>;
};

/** A login that nobody answers is tried again, whatever call waits for it: it has no effect of its own. */
export function openSession(source: TokenSource, limits: OrgLimits): Session {
  const logIn = (ask: () => Promise<string>): Promise<string> =>
    repeat(limits, limits.attempts, () => ask().catch(failedLogin));
  let current: string | undefined;
  let renewing: Promise<string> | undefined;

  const renew = async (): Promise<string> => {
    try {
      return (current = await logIn(() => source.refresh()));
    } finally {
      renewing = undefined;
    }
  };
  return {
    token: async () => (current ??= await logIn(() => source.token())),
    renew: async (stale) => {
      if (current !== undefined && current !== stale) return current;
      return (renewing ??= renew());
    },
  };
}

/** The error for a login that the org does not take any more. */
export function sessionExpired(cause?: unknown): ChurnError {
  return new ChurnError(
    'session_expired',
    'Salesforce does not take the access token any more, and a new one could not be had.',
    'Log in to the org again (sf org login), then run the same again.',
    { cause },
  );
}

function failedLogin(error: unknown): never {
  if (!(error instanceof ChurnError)) throw sessionExpired(error);
  throw error.code === 'org_unreachable' ? new PassingFailure(error) : error;
}
