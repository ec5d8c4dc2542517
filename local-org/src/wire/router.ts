// SPDX-License-Identifier: Apache-2.0
import type { Method, Route } from './route.ts';

export type Match = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

/** Finds the row that serves a path; several methods of one path are several rows. */
export interface Router {
  match(method: string, path: string): Match | undefined;
  /** Methods that the path is served by. */
  methods(path: string): readonly Method[];
}

/** Rows are tried in order, so that a fixed name goes before a `:name`. */
export function createRouter(routes: readonly Route[]): Router {
  const patterns = routes.map((route) => ({ route, pattern: toPattern(route.path) }));
  const serving = (path: string) => patterns.filter(({ pattern }) => pattern.test(path));
  return {
    match(method, path) {
      const wanted = method === 'HEAD' ? 'GET' : method;
      const found = serving(path).find(({ route }) => route.method === wanted);
      return found && { route: found.route, params: readParams(found.pattern, path) };
    },
    methods: (path) => serving(path).map(({ route }) => route.method),
  };
}

function toPattern(path: string): RegExp {
  const source = path
    .replace(/[.\\^$+?()[\]{}|]/g, '\\$&')
    .replace(/:(\w+)\*/g, '(?<$1>.+)')
    .replace(/:(\w+)/g, '(?<$1>[^/]+)');
  return new RegExp(`^${source}/?$`, 'i');
}

function readParams(pattern: RegExp, path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(pattern.exec(path)?.groups ?? {}).map(([name, value]) => [name, decode(value)]),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
