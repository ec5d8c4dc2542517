// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { refuseInput } from '../../awsJson/awsJsonError.ts';
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import type { SecretStore } from '../secretStore.ts';

const input = z.object({
  SecretId: z.string(),
  ClientRequestToken: z.string().optional(),
  SecretString: z.string().optional(),
  SecretBinary: z.string().optional(),
  VersionStages: z.array(z.string()).min(1).default(['AWSCURRENT']),
});

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html */
export const putSecretValue = defineOperation(input, (asked, store: SecretStore) => {
  const { SecretString: text, SecretBinary: binary } = asked;
  if ((text === undefined) === (binary === undefined)) {
    throw refuseInput('You must provide either SecretString or SecretBinary.');
  }
  const secret = store.secret(asked.SecretId);
  const draft = { versionId: asked.ClientRequestToken, stages: asked.VersionStages, text, binary };
  const { id, stages } = store.put(secret, draft);
  return { ARN: secret.arn, Name: secret.name, VersionId: id, VersionStages: stages };
});
