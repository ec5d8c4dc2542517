// SPDX-License-Identifier: Apache-2.0

/** Calls the org as one of its users; tokens never leave the server. */
export interface Org {
  fetch(username: string, path: string, init?: RequestInit): Promise<Response>;
}

/** `issueToken` may throw, as for a user that the org does not have. */
export function connectOrg(url: string, issueToken: (username: string) => string): Org {
  const tokens = new Map<string, string>();
  const tokenOf = (username: string): string => {
    const token = tokens.get(username) ?? issueToken(username);
    tokens.set(username, token);
    return token;
  };
  const send = (username: string, path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${tokenOf(username)}`);
    return fetch(new URL(path, url), { ...init, headers });
  };
  return {
    async fetch(username, path, init = {}) {
      const response = await send(username, path, init);
      if (response.status !== 401) return response;
      tokens.delete(username);
      return send(username, path, init);
    },
  };
}

/** The path of a resource of the REST API. */
export const API = '/services/data/v66.0';
