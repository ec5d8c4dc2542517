// SPDX-License-Identifier: Apache-2.0
// HTTP to one org: token, one refresh, repeats, time limits, counting. Knows no resource of the platform.
import { ChurnError } from '../churnError.ts';
import { interruption, pause } from './interruption.ts';
import { DEFAULT_LIMITS } from './orgOptions.ts';
import type { OrgLimits, OrgOptions } from './orgOptions.ts';
import { readJson, refusal } from './platformError.ts';
import { openSession, sessionExpired } from './session.ts';

export type OrgCall = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below the instance, with a leading slash. */
  readonly path: string;
  /** What is asked for, in words for an error message. */
  readonly what: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A function makes the body anew for each attempt. */
  readonly body?: string | (() => ReadableStream<Uint8Array>);
  /** May be sent again although an earlier attempt may have been carried out. Default: GET and DELETE. */
  readonly repeatable?: boolean;
  /** Default: `limits.answerMs`. */
  readonly answerMs?: number;
  readonly signal?: AbortSignal | undefined;
};

/** An answer whose body was read whole. */
export type OrgAnswer = { readonly status: number; readonly body: string };

export type OrgCalls = {
  /** Without a trailing slash. */
  readonly instanceUrl: string;
  /** `/services/data/v66.0` */
  readonly api: string;
  readonly limits: OrgLimits;
  /** The answer whatever its status below 500 is; ChurnError `org_unreachable` or `session_expired` otherwise. */
  ask(call: OrgCall): Promise<OrgAnswer>;
  /** The JSON body of a good answer; `org_refused` for any other. */
  json<T>(call: OrgCall): Promise<T>;
  /** A good answer with its body unread; `org_refused` for any other. */
  stream(call: OrgCall): Promise<Response>;
  /** How many requests were sent. */
  made(): number;
};

// 420 is the platform's old way of saying 429
const PASSING_STATUSES = new Set([420, 429, 500, 502, 503, 504]);

export function openCalls(options: OrgOptions): OrgCalls {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const instanceUrl = options.instanceUrl.replace(/\/+$/, '');
  const send = sender(instanceUrl, options, limits);

  const ask = (call: OrgCall): Promise<OrgAnswer> =>
    repeat(call, limits, () =>
      send.request(call, async (response) => ({ status: response.status, body: await response.text() })),
    );
  const json = async <T>(call: OrgCall): Promise<T> => {
    const answer = await ask(call);
    if (answer.status >= 300) throw refusal(call.what, answer.status, answer.body);
    return readJson<T>(call.what, answer.body);
  };
  const stream = (call: OrgCall): Promise<Response> =>
    repeat(call, limits, () =>
      send.request(call, async (response) => {
        if (response.status >= 300) throw refusal(call.what, response.status, await response.text());
        return response;
      }),
    );
  return { instanceUrl, api: `/services/data/v${options.apiVersion}`, limits, ask, json, stream, made: send.made };
}

/** Thrown inside for what may be different next time. */
class PassingFailure extends Error {
  readonly told: ChurnError;
  readonly afterMs: number;
  constructor(told: ChurnError, afterMs = 0) {
    super(told.message);
    this.told = told;
    this.afterMs = afterMs;
  }
}

async function repeat<T>(call: OrgCall, limits: OrgLimits, attempt: () => Promise<T>): Promise<T> {
  const repeatable = call.repeatable ?? (call.method === 'GET' || call.method === 'DELETE');
  for (let made = 1; ; made++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof PassingFailure)) throw error;
      if (!repeatable || made >= limits.attempts) throw error.told;
      const backoff = limits.retryMs * 2 ** (made - 1);
      await pause(Math.max(error.afterMs, backoff * (0.5 + Math.random() / 2)), call.signal);
    }
  }
}

function sender(instanceUrl: string, options: OrgOptions, limits: OrgLimits) {
  const session = openSession(options.tokenSource);
  let made = 0;

  async function request<T>(call: OrgCall, read: (response: Response) => Promise<T>): Promise<T> {
    if (call.signal?.aborted) throw interruption(call.signal);
    const token = await session.token();
    const first = await once(call, token, read);
    if (first.taken) return first.value;
    const second = await once(call, await session.renew(token), read);
    if (second.taken) return second.value;
    throw sessionExpired(second.refused);
  }

  async function once<T>(call: OrgCall, token: string, read: (response: Response) => Promise<T>) {
    const clock = new AbortController();
    const timer = setTimeout(() => clock.abort(), call.answerMs ?? limits.answerMs);
    const signal = call.signal ? AbortSignal.any([clock.signal, call.signal]) : clock.signal;
    try {
      made++;
      const response = await fetch(instanceUrl + call.path, fetchOptions(call, token, options.userAgent, signal));
      if (response.status === 401)
        return { taken: false, refused: refusal(call.what, 401, await response.text()) } as const;
      if (PASSING_STATUSES.has(response.status)) throw await passing(call, response);
      return { taken: true, value: await read(response) } as const;
    } catch (error) {
      throw unanswered(call, instanceUrl, error);
    } finally {
      clearTimeout(timer);
    }
  }

  return { request, made: () => made };
}

function fetchOptions(call: OrgCall, token: string, userAgent: string | undefined, signal: AbortSignal): RequestInit {
  const headers: Record<string, string> = {
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    ...call.headers,
  };
  if (userAgent) headers['user-agent'] = userAgent;
  if (typeof call.body === 'string') headers['content-type'] ??= 'application/json; charset=UTF-8';
  const init: RequestInit & { duplex?: 'half' } = { method: call.method, headers, signal };
  if (call.body === undefined) return init;
  if (typeof call.body === 'string') return { ...init, body: call.body };
  // fetch demands `duplex` with a streamed body; a Content-Length in the headers spares chunked encoding
  return { ...init, body: call.body(), duplex: 'half' } as RequestInit;
}

async function passing(call: OrgCall, response: Response): Promise<PassingFailure> {
  const seconds = Number(response.headers.get('retry-after') ?? 0);
  const afterMs = Number.isFinite(seconds) ? Math.min(seconds, 60) * 1000 : 0;
  return new PassingFailure(refusal(call.what, response.status, await response.text()), afterMs);
}

function unanswered(call: OrgCall, instanceUrl: string, error: unknown): Error {
  if (error instanceof PassingFailure || error instanceof ChurnError) return error;
  if (call.signal?.aborted) return interruption(call.signal);
  const told = new ChurnError(
    'org_unreachable',
    `No answer from ${instanceUrl} (${call.what}): ${reasonOf(error)}`,
    'Check the network and the address of the org, then run the same again.',
    { cause: error },
  );
  return new PassingFailure(told);
}

// fetch says "fetch failed" and keeps what went wrong in the cause, which may have a code and no message
function reasonOf(error: unknown): string {
  const { cause, message } = error as { cause?: { message?: string; code?: string }; message?: string };
  return cause?.message || cause?.code || message || String(error);
}
