// SPDX-License-Identifier: Apache-2.0
// Several requests in one call of the org's allowance (REST API guide, "Send Multiple Requests Using Composite").
// composite/batch would not do: there each request counts ("Composite Batch").
import type { WriteRow } from '../load/ports.ts';
import type { OrgCall, OrgCalls } from './orgCalls.ts';
import { readJson, refusal } from './platformError.ts';
import { PASSING_STATUSES } from './sender.ts';

/** A request that the composite resource takes: records, describes, queries and their further pages. */
export type Subrequest = {
  readonly method: 'GET' | 'PATCH';
  /** Below the instance, with a leading slash. */
  readonly path: string;
  /** What is asked for, in words for an error message. */
  readonly what: string;
  readonly body?: WriteRow;
};

/** `body` is undefined where the answer has none, or one that is no JSON. */
export type JsonAnswer = { readonly status: number; readonly body: unknown };

const MOST_REQUESTS = 25;
const MOST_QUERIES = 5;

/**
 * The answers, in the order of the requests, which are carried out in that order. All of them may be sent again after
 * a lost answer: they read, or set absolute values.
 */
export async function askTogether(
  calls: OrgCalls,
  requests: readonly Subrequest[],
  waiting = false,
): Promise<readonly JsonAnswer[]> {
  const answers: JsonAnswer[] = [];
  for (const group of groupsOf(requests)) {
    const answered =
      group.length === 1 ? [await askAlone(calls, group[0]!, waiting)] : await ask(calls, group, waiting);
    answers.push(...answered);
  }
  return answers;
}

function groupsOf(requests: readonly Subrequest[]): readonly (readonly Subrequest[])[] {
  const groups: Subrequest[][] = [];
  let group: Subrequest[] = [];
  for (const request of requests) {
    const isFull =
      group.length === MOST_REQUESTS || (isQuery(request) && group.filter(isQuery).length === MOST_QUERIES);
    if (groups.length === 0 || isFull) groups.push((group = []));
    group.push(request);
  }
  return groups;
}

const isQuery = ({ path }: Subrequest): boolean => /\/query[/?]/.test(path);

async function ask(calls: OrgCalls, requests: readonly Subrequest[], waiting: boolean): Promise<readonly JsonAnswer[]> {
  const what = `${requests.length} requests at once`;
  const compositeRequest = requests.map(({ method, path, body }, index) => {
    return { method, url: path, referenceId: `r${index}`, ...(body === undefined ? {} : { body }) };
  });
  // collated requests are carried out in any order, which is the default since version 49
  const body = JSON.stringify({ allOrNone: false, collateSubrequests: false, compositeRequest });
  const call: OrgCall = { method: 'POST', path: `${calls.api}/composite`, what, body, waiting, repeatable: true };
  const parts = partsOf(await calls.json<CompositeAnswer>(call), requests, what);
  return Promise.all(
    parts.map(({ httpStatusCode: status, body: answer }, index) =>
      PASSING_STATUSES.has(status) ? askAlone(calls, requests[index]!, waiting) : { status, body: answer ?? undefined },
    ),
  );
}

type CompositeAnswer = { readonly compositeResponse?: readonly PartAnswer[] };
type PartAnswer = { readonly httpStatusCode: number; readonly referenceId: string | null; readonly body: unknown };

/** A request that is refused as a whole is answered as one part without a name. */
function partsOf(answer: CompositeAnswer, requests: readonly Subrequest[], what: string): readonly PartAnswer[] {
  const parts = answer.compositeResponse ?? [];
  const isWhole = parts.length === requests.length && parts.every((part, index) => part.referenceId === `r${index}`);
  if (isWhole) return parts;
  throw refusal(what, parts[0]?.httpStatusCode ?? 400, parts[0]?.body);
}

async function askAlone(calls: OrgCalls, request: Subrequest, waiting: boolean): Promise<JsonAnswer> {
  const { method, path, what } = request;
  const body = request.body === undefined ? {} : { body: JSON.stringify(request.body) };
  const answer = await calls.ask({ method, path, what, ...body, waiting, repeatable: true });
  if (answer.body === '') return { status: answer.status, body: undefined };
  return { status: answer.status, body: answer.status < 300 ? readJson(what, answer.body) : answer.body };
}
