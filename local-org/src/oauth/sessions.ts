// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import type { Store } from '../records/store.ts';

export type Session = { readonly token: string; readonly userId: string };

/** Access tokens. They don't expire; `revoke` ends one. */
export interface Sessions {
  issue(userId: string): Session;
  find(token: string): Session | undefined;
  revoke(token: string): void;
}

export function createSessions(store: Store, orgId: string): Sessions {
  return {
    issue(userId) {
      // clients take the org's id from the part before the exclamation mark
      const session = { token: `${orgId}!${randomBytes(36).toString('base64url')}`, userId };
      store.put('session', session.token, session);
      return session;
    },
    find: (token) => store.get<Session>('session', token),
    revoke: (token) => store.delete('session', token),
  };
}
