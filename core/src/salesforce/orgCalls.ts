// SPDX-License-Identifier: Apache-2.0
// HTTP to one org: token, one refresh, repeats, time limits, counting. Knows no resource of the platform.
import type { CallTally } from './callTally.ts';
import { DEFAULT_LIMITS } from './orgOptions.ts';
import type { OrgLimits, OrgOptions } from './orgOptions.ts';
import { readJson, refusal } from './platformError.ts';
import { repeat } from './repeat.ts';
import { openSender } from './sender.ts';

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
  /** A look at something that takes time: counted apart. */
  readonly waiting?: boolean;
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
  /** What was sent, and what the org told of its allowance. */
  readonly tally: CallTally;
};

export function openCalls(options: OrgOptions): OrgCalls {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const instanceUrl = options.instanceUrl.replace(/\/+$/, '');
  const sender = openSender(instanceUrl, options, limits);

  const send = <T>(call: OrgCall, read: (response: Response) => Promise<T>): Promise<T> =>
    repeat(limits, isRepeatable(call) ? limits.attempts : 1, () => sender.request(call, read), call.signal);
  const ask = (call: OrgCall): Promise<OrgAnswer> =>
    send(call, async (response) => ({ status: response.status, body: await response.text() }));
  const json = async <T>(call: OrgCall): Promise<T> => {
    const answer = await ask(call);
    if (answer.status >= 300) throw refusal(call.what, answer.status, answer.body);
    return readJson<T>(call.what, answer.body);
  };
  const stream = (call: OrgCall): Promise<Response> =>
    send(call, async (response) => {
      if (response.status >= 300) throw refusal(call.what, response.status, await response.text());
      return response;
    });
  return { instanceUrl, api: `/services/data/v${options.apiVersion}`, limits, ask, json, stream, tally: sender.tally };
}

const isRepeatable = ({ repeatable, method }: OrgCall): boolean =>
  repeatable ?? (method === 'GET' || method === 'DELETE');
