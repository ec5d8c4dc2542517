// SPDX-License-Identifier: Apache-2.0
import type { LocalOrg } from '@churn-risk/local-org';

/** A REST call as the administrator, and not through the project's own client; throws what the org refuses. */
export type OrgCaller = <T>(method: string, path: string, body?: unknown) => Promise<T>;

const API = '/services/data/v66.0';

export function callerOf(local: LocalOrg): OrgCaller {
  const token = local.issueToken(local.adminUsername);
  return async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${local.url}${API}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(isForm ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
}
