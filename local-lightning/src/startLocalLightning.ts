// SPDX-License-Identifier: Apache-2.0
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { buildSyntheticShadow } from './build/syntheticShadow.ts';
import type { LightningUser } from './lightningUser.ts';
import { connectOrg } from './org/org.ts';
import { createApp } from './server/app.ts';
import { createBuilds } from './server/builds.ts';
import { findStyles } from './server/styles.ts';
import type { Unsupported } from './unsupported.ts';

export type LocalLightningOptions = {
  /** 0: a free one. */
  readonly port?: number;
  /** Of the org that the pages read and write. */
  readonly orgUrl: string;
  /** Folder of SFDX sources, such as `force-app`. */
  readonly packageFolder: string;
  /** Who pages can be shown to; the first one unless a page asks for another. */
  readonly users: readonly LightningUser[];
  /** An access token of one of the users. */
  issueToken(username: string): string;
  /** Keeps the large bundles from one start to the next. */
  readonly cacheFolder: string;
  /** ISO code of what the org counts in; USD unless given. */
  readonly currency?: string;
  /** Gets a line for each build that fails; the console unless given. */
  readonly report?: (line: string) => void;
};

export type LocalLightning = {
  readonly url: string;
  /** What pages asked for and did not get. */
  unsupported(): readonly Unsupported[];
  close(): Promise<void>;
};

/**
 * Serves pages on 127.0.0.1. The first build goes on in the background, and pages wait for it. Rejects with the
 * system's error where the port is taken.
 */
export async function startLocalLightning(options: LocalLightningOptions): Promise<LocalLightning> {
  const unsupported: Unsupported[] = [];
  const builds = createBuilds(options.packageFolder, options.cacheFolder, options.report ?? console.error);
  const app = createApp({
    org: connectOrg(options.orgUrl, (username) => options.issueToken(username)),
    users: options.users,
    currency: options.currency ?? 'USD',
    builds,
    styles: findStyles(),
    shadow: buildSyntheticShadow(),
    refuse: (one) => keepOnce(unsupported, one),
    unsupported: () => unsupported,
  });
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  await listen(server, options.port ?? 0);
  builds.current().catch((error: unknown) => console.error(error));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, unsupported: () => unsupported, close: () => stop(server) };
}

function keepOnce(kept: Unsupported[], one: Unsupported): void {
  if (!kept.some(({ what, detail }) => what === one.what && detail === one.detail)) kept.push(one);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
