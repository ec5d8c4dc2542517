// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { handleS3 } from './s3/handleS3.ts';
import { openS3Store } from './s3/store/s3Store.ts';

export type LocalAwsOptions = {
  /** 0: any free port. */
  readonly port: number;
  /** Where everything is kept; made where it is missing. A later start on the same folder goes on with it. */
  readonly folder: string;
};

export type LocalAws = {
  /** `http://127.0.0.1:<port>`: an address with an IP makes SDKs use path style by themselves. */
  readonly url: string;
  /** Names of what was asked for and is not done here; also at `GET /_local/unsupported`. */
  unsupported(): readonly string[];
  close(): Promise<void>;
};

/** Starts the stand-in. Signatures are not checked: any credentials will do. Rejects where the port is taken. */
export async function startLocalAws({ port, folder }: LocalAwsOptions): Promise<LocalAws> {
  const store = openS3Store(join(folder, 's3'));
  const unsupported: string[] = [];
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.get('/_local/unsupported', (context) => context.json(unsupported));
  app.all('*', (context) => handleS3(context.req.raw, context.env.incoming, store, (name) => unsupported.push(name)));
  const server = await listen(app.fetch as Parameters<typeof serve>[0]['fetch'], port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    unsupported: () => unsupported,
    close: () => close(server),
  };
}

function listen(fetch: Parameters<typeof serve>[0]['fetch'], port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: '127.0.0.1' }, () => resolve(server)) as Server;
    server.once('error', reject);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
