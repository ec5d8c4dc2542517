// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerOrReset, ConnectionReset, cutShort, readHalfBody } from '../src/connectionReset.ts';

/** What a client gets from a server that answers like this. */
async function ask(answer: () => Promise<Response>): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    void answerOrReset(answer, incoming).then(async (response) => {
      if (response.headers.has('x-hono-already-sent')) return;
      outgoing.writeHead(response.status, { 'content-length': 10 });
      for await (const piece of response.body ?? []) outgoing.write(piece);
      outgoing.end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return await readAll(response);
  } catch (error) {
    return (error as { cause?: { code: string } }).cause?.code ?? String(error);
  } finally {
    server.close();
  }
}

async function readAll(response: Response): Promise<string> {
  let text = '';
  try {
    for await (const piece of response.body ?? []) text += Buffer.from(piece).toString();
    return text;
  } catch {
    return `${text} and then nothing`;
  }
}

test.each([
  ['an answer arrives', async () => new Response('0123456789'), '0123456789'],
  ['a reset is one of the connection', () => Promise.reject(new ConnectionReset()), 'ECONNRESET'],
  [
    'an answer that is cut short arrives by half',
    async () => cutShort(new Response('0123456789')),
    '01234 and then nothing',
  ],
])('%s', async (_, answer, seen) => {
  expect(await ask(answer)).toBe(seen);
});

test('any other error is the caller’s', async () => {
  const failure = new Error('defect');

  await expect(answerOrReset(() => Promise.reject(failure), {} as IncomingMessage)).rejects.toBe(failure);
});

test.each([
  ['half of what is told', { 'content-length': '8' }, 2],
  ['the first piece of what is not', {}, 1],
])('of a body %s is read, and the rest can be read by others', async (_, headers, pieces) => {
  const body = ReadableStream.from(['ab', 'cd', 'ef', 'gh'].map((piece) => Buffer.from(piece)));
  const request = new Request('http://here.example', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);

  await readHalfBody(request);

  const rest: string[] = [];
  for await (const piece of request.body ?? []) rest.push(Buffer.from(piece).toString());
  expect(rest).toEqual(['ab', 'cd', 'ef', 'gh'].slice(pieces));
});
