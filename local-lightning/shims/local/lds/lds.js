// SPDX-License-Identifier: Apache-2.0
// A small Lightning Data Service: one cache for the whole page, and wire adapters that share it.
import { username } from 'local/page';

/**
 * What an adapter asks for.
 * @typedef {object} Request
 * @property {string} key equal for requests that have the same answer
 * @property {() => Promise<unknown>} load
 */

/**
 * Calls the org as the page's user.
 * @param {string} method
 * @param {string} path below `/services/data/vXX.X`
 * @param {unknown} [body]
 * @param {Record<string, string>} [headers]
 * @returns {Promise<any>} the JSON of the answer; undefined where it has none
 * @throws `{ok, status, statusText, body}` as Lightning Data Service does
 */
export async function call(method, path, body, headers = {}) {
  const response = await fetch(`${API}${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-local-user': username, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = readJson(text);
  if (!response.ok) throw toError(response, json ?? text);
  return json;
}

/**
 * A wire adapter.
 * @param {object} options
 * @param {(config: any) => Request | undefined} options.plan undefined while the configuration is not complete
 * @param {(answer: any) => object} options.emitAnswer
 * @param {(error: any) => object} options.emitError
 */
export function makeAdapter({ plan, emitAnswer, emitError }) {
  return class {
    constructor(emit) {
      this.emit = emit;
      this.isConnected = false;
      emit({ ...emitAnswer(undefined), refresh: () => Promise.resolve() });
    }

    connect() {
      this.isConnected = true;
      this.join();
    }

    disconnect() {
      this.isConnected = false;
      this.leave();
    }

    update(config) {
      const request = plan(config);
      if (request?.key === this.request?.key) return;
      this.leave();
      this.request = request;
      if (this.isConnected) this.join();
    }

    join() {
      if (this.request === undefined) return;
      this.entry = entryOf(this.request);
      this.entry.listeners.add(this);
      if (this.entry.result !== undefined) this.deliver(this.entry.result);
      else if (this.entry.loading === undefined) void reload(this.entry);
    }

    leave() {
      this.entry?.listeners.delete(this);
      this.entry = undefined;
    }

    deliver({ answer, error }) {
      const entry = this.entry;
      const value = error === undefined ? emitAnswer(answer) : emitError(error);
      this.emit({ ...value, refresh: () => reload(entry) });
    }
  };
}

/**
 * Asks the org again for the answers that have one of the records in them; those that nothing shows are forgotten.
 * Resolves when all is there.
 * @param {string[]} recordIds
 */
export async function refreshRecords(recordIds) {
  const touched = [...cache.values()].filter(({ result }) => recordIds.some((id) => contains(result, id)));
  for (const entry of touched) if (entry.listeners.size === 0) cache.delete(entry.request.key);
  await Promise.all(touched.filter(({ listeners }) => listeners.size > 0).map(reload));
}

/**
 * @param {string | {objectApiName: string, fieldApiName?: string}} reference text or an import of `@salesforce/schema`
 * @returns {string} `Account` or `Account.Name`
 */
export function nameOf(reference) {
  if (typeof reference === 'string') return reference;
  const { objectApiName, fieldApiName } = reference;
  return fieldApiName === undefined ? objectApiName : `${objectApiName}.${fieldApiName}`;
}

const API = '/services/data/v66.0';

/** Key of a request -> `{request, listeners, result, loading, turn}` */
const cache = new Map();

function entryOf(request) {
  if (!cache.has(request.key)) cache.set(request.key, { request, listeners: new Set(), turn: 0 });
  return cache.get(request.key);
}

/** Late answers are dropped: only the newest question counts. */
async function reload(entry) {
  const turn = (entry.turn += 1);
  entry.loading = ask(entry.request);
  const result = await entry.loading;
  if (turn !== entry.turn) return;
  entry.loading = undefined;
  entry.result = result;
  for (const listener of entry.listeners) listener.deliver(result);
}

const contains = (result, recordId) => result !== undefined && JSON.stringify(result).includes(recordId.slice(0, 15));

const ask = ({ load }) =>
  load().then(
    (answer) => ({ answer }),
    (error) => ({ error }),
  );

function readJson(text) {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toError({ status, statusText }, body) {
  const [first] = Array.isArray(body) ? body : [body];
  const details = typeof first === 'object' ? first : { message: String(first) };
  return { ok: false, status, statusText, body: { statusCode: status, ...details } };
}
