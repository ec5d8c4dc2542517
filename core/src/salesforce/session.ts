// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import type { TokenSource } from './tokenSource.ts';

export type Session = {
  token(): Promise<string>;
  /** A token other than `stale`. Calls that meet the same stale token share one refresh. */
  renew(stale: string): Promise<string>;
};

export function openSession(source: TokenSource): Session {
  let current: string | undefined;
  let renewing: Promise<string> | undefined;

  const renew = async (): Promise<string> => {
    try {
      return (current = await orExpired(source.refresh()));
    } finally {
      renewing = undefined;
    }
  };
  return {
    token: async () => (current ??= await orExpired(source.token())),
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

async function orExpired(token: Promise<string>): Promise<string> {
  try {
    return await token;
  } catch (error) {
    if (error instanceof ChurnError) throw error;
    throw sessionExpired(error);
  }
}
