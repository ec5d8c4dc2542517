// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openTap, type Moment, type Tap } from '../../../chaos/tap/tap.ts';

/** What the server behind the tap has seen: a body that came whole, or one that broke off. */
let seen: string[];
let server: Server;
let tap: Tap;

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      seen.push(`${request.method} ${request.url} ${body}`);
      response.setHeader('x-host', request.headers.host ?? '').end(`heard ${body}`);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  tap = await openTap(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterEach(async () => {
  await tap.close();
  server.closeAllConnections();
  server.close();
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  try {
    return (await buffer(request)).toString();
  } catch {
    return 'broke off';
  }
}

const send = () => fetch(`${tap.url}/path?q=1`, { method: 'PUT', body: 'a body' });

/** Sends a call that is cut off, and answers what became of it. */
async function sendCutOff(moment: Moment) {
  let strikes = 0;
  tap.watch({ arrived: () => moment, strike: () => void (strikes += 1) });
  const answer = await send().then(
    (response) => response.text(),
    () => 'no answer',
  );
  await new Promise((resolve) => setTimeout(resolve, 20));
  return { answer, seen, strikes };
}

describe('a tap', () => {
  test('passes calls and answers on, and leaves the host as it was', async () => {
    const response = await send();

    expect([await response.text(), response.headers.get('x-host')]).toEqual(['heard a body', new URL(tap.url).host]);
    expect(seen).toEqual(['PUT /path?q=1 a body']);
  });

  test('shows each call to the watcher', async () => {
    const calls: string[] = [];
    tap.watch({
      arrived: ({ method, path, body }) => void calls.push(`${method} ${path} ${body.toString()}`),
      strike: () => {},
    });
    await send();

    expect(calls).toEqual(['PUT /path?q=1 a body']);
  });

  test.each([
    ['unsent', { answer: 'no answer', seen: [], strikes: 1 }],
    ['half sent', { answer: 'no answer', seen: ['PUT /path?q=1 broke off'], strikes: 1 }],
    ['unanswered', { answer: 'no answer', seen: ['PUT /path?q=1 a body'], strikes: 1 }],
    ['answered', { answer: 'heard a body', seen: ['PUT /path?q=1 a body'], strikes: 1 }],
  ] as const)('cuts a call off %s', async (moment, expected) => {
    expect(await sendCutOff(moment)).toEqual(expected);
  });
});
