// SPDX-License-Identifier: Apache-2.0
// A server between a process and a stand-in, which sees every call and can cut it off at a chosen moment.
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request as it arrives, whole. */
export type Call = { readonly method: string; readonly path: string; readonly body: Buffer };

/**
 * When a process dies, seen from a call of its own: the stand-in gets nothing of it, half of its body, all of it (but the
 * answer is lost), or the answer arrives and a moment passes.
 */
export const MOMENTS = ['unsent', 'half sent', 'unanswered', 'answered'] as const;
export type Moment = (typeof MOMENTS)[number];

export type Watcher = {
  /** Called as a call arrives; a moment cuts the call off there. */
  arrived(call: Call): Moment | undefined;
  /** Called when the moment has come. */
  strike(): void;
};

export type Tap = {
  readonly url: string;
  /** Whoever looks at calls from now on; nobody at first. */
  watch(watcher: Watcher | undefined): void;
  close(): Promise<void>;
};

/** Listens on a free port of 127.0.0.1 and passes everything on to `target`. */
export async function openTap(target: string): Promise<Tap> {
  let watcher: Watcher | undefined;
  const server = createServer((incoming, outgoing) => {
    // a process that was killed leaves its connections behind
    void passOn(target, watcher, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    watch: (next) => (watcher = next),
    close: () => closeServer(server),
  };
}

async function passOn(
  target: string,
  watcher: Watcher | undefined,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const call = { method: incoming.method ?? '', path: incoming.url ?? '', body: await buffer(incoming) };
  const moment = watcher?.arrived(call);
  if (moment === 'half sent') await sendHalf(target, incoming, call);
  const answer = moment === 'unsent' || moment === 'half sent' ? undefined : await send(target, incoming, call);
  if (answer === undefined || moment === 'unanswered') {
    watcher?.strike();
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(answer.status, answer.headers);
  outgoing.end(answer.body);
  if (moment === 'answered') watcher?.strike();
}

type Answer = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: Buffer };

function send(target: string, incoming: IncomingMessage, call: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = openRequest(target, incoming, call);
    outgoing.once('error', reject).once('response', (response: IncomingMessage) => {
      const { statusCode = 502, headers } = response;
      buffer(response).then((body) => resolve({ status: statusCode, headers: unchunked(headers), body }), reject);
    });
    outgoing.end(call.body);
  });
}

/** The stand-in sees a connection that ends in the middle of a body. */
function sendHalf(target: string, incoming: IncomingMessage, call: Call): Promise<void> {
  return new Promise((resolve) => {
    const outgoing = openRequest(target, incoming, call);
    outgoing.once('error', () => resolve()).once('close', () => resolve());
    outgoing.write(call.body.subarray(0, call.body.length >> 1), () => outgoing.destroy());
  });
}

/** The host stays as the process gave it, so that addresses in answers lead through the tap again. */
function openRequest(target: string, { headers }: IncomingMessage, { method, path, body }: Call) {
  const { hostname, port } = new URL(target);
  const { expect: _, ...kept } = unchunked(headers);
  return request({ hostname, port, method, path, headers: { ...kept, 'content-length': body.length } });
}

/** Bodies are passed on whole. */
function unchunked({ 'transfer-encoding': _, ...headers }: IncomingMessage['headers']): IncomingMessage['headers'] {
  return headers;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
