// SPDX-License-Identifier: Apache-2.0

/** The requests to one org, in words: what a composite request asks for is named part by part. */
export type WatchedCalls = {
  calls(): readonly string[];
  forget(): void;
  stop(): void;
};

/** Watches what goes out by `fetch`. */
export function watchCalls(url: string): WatchedCalls {
  const { fetch } = globalThis;
  const calls: string[] = [];
  globalThis.fetch = (input, init) => {
    const text = String(input);
    if (text.startsWith(url)) calls.push(nameCall(init?.method ?? 'GET', text.slice(url.length), init?.body));
    return fetch(input, init);
  };
  return {
    calls: () => [...calls],
    forget: () => void calls.splice(0),
    stop: () => void (globalThis.fetch = fetch),
  };
}

type Part = { readonly method: string; readonly url: string };

function nameCall(method: string, path: string, body: unknown): string {
  if (!path.endsWith('/composite')) return namePart({ method, url: path });
  return (JSON.parse(String(body)) as { compositeRequest: readonly Part[] }).compositeRequest.map(namePart).join(', ');
}

function namePart({ method, url }: Part): string {
  const { pathname, searchParams } = new URL(url, 'http://org');
  const soql = searchParams.get('q');
  if (soql !== null) return nameQuery(soql);
  const path = pathname.replace(/^\/services\/(data\/v[\d.]+\/)?/, '').replace(/\b[0-9a-zA-Z]{18}\b/, '{id}');
  return `${method} ${path}`;
}

/** `count Risk__c`: an aggregate of them. */
function nameQuery(soql: string): string {
  return `${/\b(COUNT|MAX)\(/.test(soql) ? 'count' : 'query'} ${/\bFROM (\w+)/.exec(soql)?.[1]}`;
}
