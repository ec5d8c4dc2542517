// SPDX-License-Identifier: Apache-2.0
import type { Store } from '../records/store.ts';

/** An app that may log users in by a signed assertion, without their password. */
export type ConnectedApp = {
  readonly clientId: string;
  /** PEM: a certificate or a public key. */
  readonly certificate: string;
  /** Usernames that the app is approved for. */
  readonly users: readonly string[];
};

export function registerApp(store: Store, app: ConnectedApp): void {
  store.put('app', app.clientId, app);
}

export function findApp(store: Store, clientId: string): ConnectedApp | undefined {
  return store.get<ConnectedApp>('app', clientId);
}
