// SPDX-License-Identifier: Apache-2.0
import { ChurnError, type OrgPort } from '@churn-risk/core/load';
import { connectOrg, jwtTokenSource, type JwtTokenSource, type OrgLimits } from '@churn-risk/core/salesforce';
import type { LoginSecret, SecretVersion } from './loginSecret.ts';

/** The platform version that the org package is written for. */
const API_VERSION = '66.0';

/** Logs in to the org with the login that the secret holds. Errors are those of the login, the secret and the client. */
export async function connectBySecret(secret: LoginSecret, limits: Partial<OrgLimits> = {}): Promise<OrgPort> {
  const tokenSource = secretTokenSource(secret);
  return connectOrg({
    instanceUrl: await tokenSource.instanceUrl(),
    apiVersion: API_VERSION,
    tokenSource,
    userAgent: 'churn-load-risks',
    identity: await tokenSource.identity(),
    limits,
  });
}

/**
 * Tokens by JWT. A login that Salesforce refuses is read again, because the secret may have been rotated since; should
 * the app not have the new certificate yet, the previous version still works.
 */
export function secretTokenSource(secret: LoginSecret): JwtTokenSource {
  let held: Promise<JwtTokenSource> | undefined;
  const source = (): Promise<JwtTokenSource> => (held ??= logIn(secret).catch(forget));
  const forget = (error: unknown): never => {
    held = undefined;
    throw error;
  };
  return {
    token: async () => (await source()).token(),
    refresh: async () => {
      held = undefined;
      return (await source()).token();
    },
    instanceUrl: async () => (await source()).instanceUrl(),
    identity: async () => (await source()).identity(),
  };
}

const VERSIONS: readonly SecretVersion[] = ['held', 'current', 'previous'];

async function logIn(secret: LoginSecret): Promise<JwtTokenSource> {
  const tried = new Set<string>();
  let refusal: unknown;
  for (const version of VERSIONS) {
    const login = await secret.read(version);
    const text = JSON.stringify(login);
    if (login === undefined || tried.has(text)) continue;
    tried.add(text);
    try {
      const source = jwtTokenSource(login);
      await source.token();
      return source;
    } catch (error) {
      if (!(error instanceof ChurnError && error.code === 'org_refused')) throw error;
      // what is told in the end is why the current version was refused
      if (version !== 'previous') refusal = error;
    }
  }
  throw refusal;
}
