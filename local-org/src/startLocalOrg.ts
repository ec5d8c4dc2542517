// SPDX-License-Identifier: Apache-2.0
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerOrReset } from 'local-faults';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { resumeJobs } from './bulk/resumeJobs.ts';
import { ADMIN_USERNAME } from './foundOrg.ts';
import { registerApp, type ConnectedApp } from './oauth/apps.ts';
import { openOrg, type OrgOptions } from './openOrg.ts';
import type { Org, Unsupported } from './org.ts';
import { ROUTES } from './routes.ts';
import { createDispatch } from './wire/dispatch.ts';
import { createRouter } from './wire/router.ts';

export type LocalOrgOptions = OrgOptions & {
  /** 0: a free one. */
  readonly port?: number;
};

export type LocalOrg = {
  readonly url: string;
  readonly port: number;
  readonly org: Org;
  readonly adminUsername: string;
  /** An access token (`00D...!...`) of the user; throws where there is none of that name. */
  issueToken(username: string): string;
  /** Lets an app log users in by JWT. */
  registerApp(app: ConnectedApp): void;
  /** What was asked for and not served. */
  unsupported(): readonly Unsupported[];
  /** Resolves when asynchronous Flow paths and bulk jobs are done. */
  idle(): Promise<void>;
  close(): Promise<void>;
};

/** Serves an org on 127.0.0.1. Rejects with the system's error where the port is taken. */
export async function startLocalOrg(options: LocalOrgOptions = {}): Promise<LocalOrg> {
  const { org, close } = openOrg(options);
  const dispatch = createDispatch(org, createRouter(ROUTES));
  const server = createServer(
    getRequestListener((request, env) => answerOrReset(() => dispatch(request), (env as HttpBindings).incoming), {
      overrideGlobalObjects: false,
    }),
  );
  try {
    await listen(server, options.port ?? 0);
  } catch (error) {
    await close();
    throw error;
  }
  resumeJobs(org);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    org,
    adminUsername: ADMIN_USERNAME,
    issueToken: (username) => issueToken(org, username),
    registerApp: (app) => registerApp(org.store, app),
    unsupported: () => org.unsupported,
    idle: () => org.background.idle(),
    close: async () => {
      await stop(server);
      await close();
    },
  };
}

function issueToken(org: Org, username: string): string {
  const [user] = org.records.find('User', { Username: username }, 1);
  if (user === undefined) throw new Error(`the org has no user ${username}`);
  return org.sessions.issue(String(user['Id'])).token;
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
