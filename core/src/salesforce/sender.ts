// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';
import { countCalls } from './callTally.ts';
import type { CallTally } from './callTally.ts';
import { interruption } from './interruption.ts';
import type { OrgCall } from './orgCalls.ts';
import type { OrgLimits, OrgOptions } from './orgOptions.ts';
import { PassingFailure } from './repeat.ts';
import { isCrowded, refusal } from './platformError.ts';
import { openSession, sessionExpired } from './session.ts';

/** Sends single requests with a good token, each within its time limit. */
export type Sender = {
  /** `read` is within the time limit too. */
  request<T>(call: OrgCall, read: (response: Response) => Promise<T>): Promise<T>;
  readonly tally: CallTally;
};

/** What an org answers where the same request may be taken the next time. 420 is its old way of saying 429. */
export const PASSING_STATUSES: ReadonlySet<number> = new Set([420, 429, 500, 502, 503, 504]);

/** Opens the session and counts what is sent. Throws PassingFailure for what may be different next time. */
export function openSender(instanceUrl: string, options: OrgOptions, limits: OrgLimits): Sender {
  const session = openSession(options.tokenSource, limits);
  const counter = countCalls();

  async function request<T>(call: OrgCall, read: (response: Response) => Promise<T>): Promise<T> {
    if (call.signal?.aborted) throw interruption(call.signal);
    const token = await session.token();
    const first = await once(call, token, mayBeLost, read);
    if (first.taken) return first.value;
    const second = await once(call, await session.renew(token), isLost, read);
    if (second.taken) return second.value;
    throw sessionExpired(second.refused);
  }

  async function once<T>(
    call: OrgCall,
    token: string,
    isLostSession: (response: Response) => boolean | Promise<boolean>,
    read: (response: Response) => Promise<T>,
  ) {
    const clock = new AbortController();
    const timer = setTimeout(() => clock.abort(), call.answerMs ?? limits.answerMs);
    const signal = call.signal ? AbortSignal.any([clock.signal, call.signal]) : clock.signal;
    try {
      counter.count(call);
      const response = await fetch(instanceUrl + call.path, fetchOptions(call, token, options.userAgent, signal));
      counter.heed(response);
      if (await isLostSession(response)) {
        return { taken: false, refused: refusal(call.what, response.status, await response.text()) } as const;
      }
      if (PASSING_STATUSES.has(response.status) || (await meetsCrowd(response))) throw await passing(call, response);
      return { taken: true, value: await read(response) } as const;
    } catch (error) {
      throw unanswered(call, instanceUrl, error);
    } finally {
      clearTimeout(timer);
    }
  }

  return { request, tally: counter.tally };
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

const isLost = (response: Response): boolean => response.status === 401;

// userinfo answers 403 to a lost session, and the same to a good token that lacks its scope
const mayBeLost = async (response: Response): Promise<boolean> =>
  isLost(response) || (response.status === 403 && (await response.clone().text()).includes('Bad_OAuth_Token'));

const meetsCrowd = async (response: Response): Promise<boolean> =>
  response.status === 403 && isCrowded(response.status, await response.clone().text());

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
