// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey } from 'node:crypto';
import { SecretsProvider } from '@aws-lambda-powertools/parameters/secrets';
import { ChurnError } from '@churn-risk/core/load';
import type { JwtLogin } from '@churn-risk/core/salesforce';
import * as z from 'zod';

/** `held`: AWSCURRENT as it was read at most five minutes ago; `current`, `previous`: those stages, read now. */
export type SecretVersion = 'held' | 'current' | 'previous';

/** The login to Salesforce, as it stands in Secrets Manager. */
export interface LoginSecret {
  /**
   * Undefined where the secret has no previous version.
   *
   * @throws ChurnError `secret_unreadable`, `secret_invalid` (naming the field, never its value)
   */
  read(version: SecretVersion): Promise<JwtLogin | undefined>;
}

const HELD_SECONDS = 300;

/** `name`: name or ARN of the secret. Client, region and credentials are those of the SDK's ordinary chain. */
export function openLoginSecret(name: string): LoginSecret {
  const current = new SecretsProvider();
  // a provider of its own, because the cache does not tell stages apart
  const previous = new SecretsProvider();
  const fetchText = (version: SecretVersion): Promise<unknown> =>
    version === 'previous'
      ? previous.get(name, { forceFetch: true, sdkOptions: { VersionStage: 'AWSPREVIOUS' } })
      : current.get(name, { maxAge: HELD_SECONDS, forceFetch: version === 'current' });
  return {
    read: async (version) => {
      try {
        return parseLogin(name, await fetchText(version));
      } catch (error) {
        if (version === 'previous' && isNotFound(error)) return undefined;
        throw error instanceof ChurnError ? error : unreadable(name, error);
      }
    },
  };
}

const loginSchema = z.object({
  loginUrl: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1),
  username: z.string().min(1),
  privateKey: z.string().refine(isPrivateKey, 'is no RSA key in PEM'),
});

function parseLogin(name: string, text: unknown): JwtLogin {
  const { success, data, error } = loginSchema.safeParse(parseJson(name, text));
  if (success) return data;
  const [issue] = error.issues;
  throw invalid(name, issue?.path.length ? `${issue.path.join('.')} ${faultOf(issue)}` : 'it is no JSON object');
}

/** In words of our own, because those of the library may repeat what they found. */
function faultOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return issue.message;
  return issue.code === 'invalid_format' ? 'is no http or https address' : 'is missing or is no text';
}

function parseJson(name: string, text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    throw invalid(name, 'it is no JSON');
  }
}

function isPrivateKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

function isNotFound(error: unknown): boolean {
  return ((error as Error).cause as Error | undefined)?.name === 'ResourceNotFoundException';
}

function invalid(name: string, fault: string): ChurnError {
  return new ChurnError(
    'secret_invalid',
    `The secret ${name} holds no login to Salesforce: ${fault}.`,
    'Put {"loginUrl", "clientId", "username", "privateKey"} into it, as aws-bridge/README.md shows.',
  );
}

function unreadable(name: string, cause: unknown): ChurnError {
  return new ChurnError(
    'secret_unreadable',
    `The secret ${name} can't be read: ${(cause as Error).message}`,
    'Check that it exists and that the function may read it (secretsmanager:GetSecretValue).',
    { cause },
  );
}
