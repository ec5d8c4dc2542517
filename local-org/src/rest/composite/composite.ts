// SPDX-License-Identifier: Apache-2.0
// Several requests in one. Each is answered by the same table of operations as if it had come alone.
import type { Session } from '../../oauth/sessions.ts';
import type { Org } from '../../org.ts';
import { ApiError } from '../../wire/apiError.ts';
import { answerError } from '../../wire/dispatch.ts';
import { isObject, readJson, type JsonObject } from '../../wire/json.ts';
import type { Route, WireRequest } from '../../wire/route.ts';
import { createRouter } from '../../wire/router.ts';
import { insertReferences } from './references.ts';

const MAX_REQUESTS = 25;
const MAX_QUERIES = 5;

type Answer = { readonly status: number; readonly body: unknown };
export type Handler = (request: WireRequest, org: Org, session: Session) => Promise<Response>;

/**
 * POST composite: in order, also where the platform may collate, and later ones may use `@{name.id}` of earlier ones.
 * `allOrNone` is refused where something would have to be undone. Too many requests are answered as one part without a
 * name.
 */
export function createComposite(routes: readonly Route[]): Handler {
  const ask = createAsk(routes);
  return async (request, org, session) => {
    const { compositeRequest, allOrNone } = await readJson(request.raw);
    if (allOrNone === true)
      throw new ApiError(501, 'NOT_IMPLEMENTED', 'local-org does not do allOrNone in a composite request');
    const parts = readParts(compositeRequest);
    const excess = tellExcess(parts);
    if (excess !== undefined) return Response.json({ compositeResponse: [excess] });
    const answers = new Map<string, unknown>();
    const compositeResponse: unknown[] = [];
    for (const part of parts) {
      const referenceId = String(part['referenceId']);
      const { status, body } = await answerPart(org, part, () =>
        ask(request, org, session, insertReferences(part, answers)),
      );
      answers.set(referenceId, body);
      compositeResponse.push({ body, httpHeaders: {}, httpStatusCode: status, referenceId });
    }
    return Response.json({ compositeResponse });
  };
}

/** POST composite/batch: requests that know nothing of each other. */
export function createBatch(routes: readonly Route[]): Handler {
  const ask = createAsk(routes);
  return async (request, org, session) => {
    const { batchRequests, haltOnError } = await readJson(request.raw);
    const parts = readParts(batchRequests);
    if (parts.length > MAX_REQUESTS)
      throw new ApiError(400, 'LIMIT_EXCEEDED', `Limit of ${MAX_REQUESTS} requests exceeded`);
    const results: { readonly statusCode: number; readonly result: unknown }[] = [];
    for (const part of parts) {
      const halted = haltOnError === true && results.some(({ statusCode }) => statusCode >= 400);
      const url = `/services/data/${String(part['url'])}`;
      const { status, body } = halted
        ? HALTED
        : await answerPart(org, part, () => ask(request, org, session, { ...part, url, body: part['richInput'] }));
      results.push({ statusCode: status, result: body });
    }
    return Response.json({ hasErrors: results.some(({ statusCode }) => statusCode >= 400), results });
  };
}

const HALTED: Answer = {
  status: 412,
  body: [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }],
};

function readParts(parts: unknown): readonly JsonObject[] {
  if (!Array.isArray(parts) || !parts.every(isObject))
    throw new ApiError(400, 'JSON_PARSER_ERROR', 'a list of requests is expected at [line:1, column:1]');
  return parts;
}

// The text about queries is ours, after the one about requests.
function tellExcess(parts: readonly JsonObject[]): JsonObject | undefined {
  const queries = parts.filter(({ url }) => /\/(query|queryAll|composite\/sobjects)\b/i.test(String(url)));
  if (parts.length > MAX_REQUESTS) return excessPart(`${MAX_REQUESTS} operations`);
  return queries.length > MAX_QUERIES
    ? excessPart(`${MAX_QUERIES} query or sObject Collections operations`)
    : undefined;
}

function excessPart(most: string): JsonObject {
  const body = [{ errorCode: 'LIMIT_EXCEEDED', message: `The request can’t contain more than ${most}.` }];
  return { body, httpHeaders: {}, httpStatusCode: 400, referenceId: null };
}

function createAsk(routes: readonly Route[]) {
  const router = createRouter(routes);
  return (outer: WireRequest, org: Org, session: Session, part: JsonObject): Response | Promise<Response> => {
    const method = String(part['method']).toUpperCase();
    const url = new URL(String(part['url']), outer.url.origin);
    const match = router.match(method, url.pathname);
    if (match === undefined || 'open' in match.route)
      throw new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
    const body = part['body'];
    const headers = (part['httpHeaders'] ?? {}) as Record<string, string>;
    const raw = new Request(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return match.route.handler({ raw, url, params: match.params }, org, session);
  };
}

async function answerPart(org: Org, part: JsonObject, ask: () => Response | Promise<Response>): Promise<Answer> {
  const response = await Promise.resolve()
    .then(ask)
    .catch((error: unknown) => {
      if (error instanceof ApiError) return answerError(org, `${String(part['method'])} ${String(part['url'])}`, error);
      throw error;
    });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}
