// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { answerFaults, answerOrReset, createSwitchboard, FAULTS_PATH } from 'local-faults';
import type { FaultOrder, Switchboard } from 'local-faults';
import { serve } from '@hono/node-server';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { openEmr } from './emr/emr.ts';
import type { EmrOptions, LocalEmr } from './emr/localEmr.ts';
import { openEventBus } from './events/eventBus.ts';
import type { LocalEvents } from './events/eventBus.ts';
import { answerService } from './answerService.ts';
import type { Services } from './answerService.ts';
import { FAULTS } from './faults/faults.ts';
import { openQueues } from './queues/queues.ts';
import type { LocalQueues } from './queues/queues.ts';
import { openS3Store } from './s3/store/s3Store.ts';
import { openSecretStore } from './secrets/secretStore.ts';

export type LocalAwsOptions = {
  /** 0: any free port. */
  readonly port: number;
  /** Where objects and secrets are kept; made where it is missing. A later start on the same folder goes on with it. */
  readonly folder: string;
  readonly emr?: EmrOptions;
  /** What goes wrong from the start on; an unknown one throws FaultRefused. */
  readonly faults?: readonly FaultOrder[];
};

export type LocalAws = {
  /** `http://127.0.0.1:<port>`, for all services: an address with an IP makes SDKs use path style by themselves. */
  readonly url: string;
  readonly events: LocalEvents;
  readonly emr: LocalEmr;
  readonly queues: LocalQueues;
  /** What is made to go wrong with S3; also at `/_local/faults`. */
  readonly faults: Switchboard;
  /** Names of what was asked for and is not done here; also at `GET /_local/unsupported`. */
  unsupported(): readonly string[];
  /**
   * Resolves once every cluster has ended or is WAITING, no event is due or at work, and every queue that has a handler
   * is empty. A hung step keeps it from that.
   */
  settled(): Promise<void>;
  /** Ends clusters with their processes first. */
  close(): Promise<void>;
};

/** Starts the stand-in. Signatures are not checked: any credentials will do. Rejects where the port is taken. */
export async function startLocalAws({
  port,
  folder,
  emr: emrOptions,
  faults: orders = [],
}: LocalAwsOptions): Promise<LocalAws> {
  const faults = createSwitchboard(FAULTS);
  for (const order of orders) faults.switchOn(order);
  const unsupported: string[] = [];
  const onNotDone = (name: string): void => void unsupported.push(name);
  const events = openEventBus();
  const emr = openEmr({
    ...emrOptions,
    folder: join(folder, 'emr'),
    endpoint: () => urlOf(server),
    send: events.send,
    onNotDone,
  });
  const s3 = openS3Store(join(folder, 's3'), events.send);
  const secrets = openSecretStore(join(folder, 'secrets.json'));
  const queues = openQueues(() => urlOf(server));
  const server = await listen(serveServices({ s3, emr, secrets, queues, faults }, unsupported, onNotDone), port);
  return {
    url: urlOf(server),
    events,
    emr,
    queues,
    faults,
    unsupported: () => unsupported,
    settled: async () => {
      while (emr.isBusy() || events.isBusy() || queues.isBusy()) await wait(5);
    },
    close: async () => {
      // no handler hears of the ends that follow
      const handlers = Promise.all([events.close(), queues.close()]);
      await emr.close();
      await handlers;
      await close(server);
    },
  };
}

type Fetch = Parameters<typeof serve>[0]['fetch'];

function serveServices(services: Services, unsupported: readonly string[], onNotDone: (name: string) => void): Fetch {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.get('/_local/unsupported', (context) => context.json(unsupported));
  for (const path of [FAULTS_PATH, `${FAULTS_PATH}/:id`])
    app.all(path, (context) => answerFaults(context.req.raw, services.faults));
  app.all('*', ({ req, env }) =>
    answerOrReset(() => answerService(req.raw, env.incoming, services, onNotDone), env.incoming),
  );
  return app.fetch as Fetch;
}

function listen(fetch: Fetch, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: '127.0.0.1' }, () => resolve(server)) as Server;
    server.once('error', reject);
  });
}

const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
