// SPDX-License-Identifier: Apache-2.0
// A server that gives answers written down beforehand: for faults that no well-behaved org shows.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OrgLimits } from '../../src/salesforce/index.ts';
import { openCalls } from '../../src/salesforce/orgCalls.ts';
import type { OrgCalls } from '../../src/salesforce/orgCalls.ts';

export type Reply = {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection is cut: before the answer, or after its text. */
  readonly cut?: 'before' | 'after';
};
/** `GET /path` (without a query string) to its answers in turn; the last one is given again and again. */
export type Script = Readonly<Record<string, readonly [Reply, ...Reply[]]>>;

export type Asked = {
  readonly line: string;
  readonly search: string;
  readonly token: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

export type ScriptedOrg = {
  readonly url: string;
  readonly asked: readonly Asked[];
  close(): Promise<void>;
};

export const API = '/services/data/v66.0';

export async function startScriptedOrg(script: Script): Promise<ScriptedOrg> {
  const asked: Asked[] = [];
  const given = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const each = await read(request);
    asked.push(each);
    const replies = script[each.line];
    const turn = given.get(each.line) ?? 0;
    given.set(each.line, turn + 1);
    const missing = { status: 404, json: [{ errorCode: 'NOT_FOUND', message: `not scripted: ${each.line}` }] };
    give(replies?.[Math.min(turn, replies.length - 1)] ?? missing, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => close(server),
  };
}

/** Waits of a millisecond instead of seconds. */
export const QUICK: Partial<OrgLimits> = { retryMs: 1, pollMs: 1, pollMaxMs: 2, answerMs: 2_000, attempts: 3 };

/** Calls to a scripted org with the token `first`, which is refreshed to `second`. */
export function callsTo(org: ScriptedOrg, limits: Partial<OrgLimits> = {}): OrgCalls {
  const tokenSource = { token: async () => 'first', refresh: async () => 'second' };
  return openCalls({
    instanceUrl: org.url,
    apiVersion: '66.0',
    tokenSource,
    userAgent: 'test/1',
    limits: { ...QUICK, ...limits },
  });
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url!, 'http://org');
  return {
    line: `${request.method} ${url.pathname}`,
    search: url.search,
    token: request.headers.authorization ?? '',
    headers: request.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function give(reply: Reply, response: ServerResponse): void {
  if (reply.cut === 'before') {
    response.destroy();
    return;
  }
  response.writeHead(reply.status ?? 200, reply.headers);
  const body = reply.text ?? (reply.json === undefined ? '' : JSON.stringify(reply.json));
  if (reply.cut === 'after') response.write(body, () => response.destroy());
  else response.end(body);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
