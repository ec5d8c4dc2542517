// SPDX-License-Identifier: Apache-2.0
import { handleAwsJson } from '../awsJson/handleAwsJson.ts';
import type { AwsJsonOperation } from '../awsJson/awsJsonOperation.ts';
import { createSecret } from './operations/createSecret.ts';
import { getSecretValue } from './operations/getSecretValue.ts';
import { putSecretValue } from './operations/putSecretValue.ts';
import type { SecretStore } from './secretStore.ts';

/** The name under which Secrets Manager is addressed in `X-Amz-Target`. */
export const SECRETS_TARGET = 'secretsmanager';

const OPERATIONS: Readonly<Record<string, AwsJsonOperation<SecretStore>>> = {
  CreateSecret: createSecret,
  GetSecretValue: getSecretValue,
  PutSecretValue: putSecretValue,
};

/** Answers one request of the Secrets Manager API. */
export const handleSecrets = (
  request: Request,
  store: SecretStore,
  onNotDone: (name: string) => void,
): Promise<Response> =>
  handleAwsJson(request, { target: SECRETS_TARGET, operations: OPERATIONS, state: store }, onNotDone);
