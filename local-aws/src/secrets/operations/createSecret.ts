// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import type { SecretStore } from '../secretStore.ts';

const input = z.object({
  Name: z.string().min(1).max(512),
  ClientRequestToken: z.string().optional(),
  SecretString: z.string().optional(),
  SecretBinary: z.string().optional(),
});

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html; tags, descriptions and keys are not kept. */
export const createSecret = defineOperation(input, (asked, store: SecretStore) => {
  const { SecretString: text, SecretBinary: binary } = asked;
  const secret = store.create(asked.Name);
  if (text === undefined && binary === undefined) return { ARN: secret.arn, Name: secret.name };
  const { id } = store.put(secret, { versionId: asked.ClientRequestToken, stages: ['AWSCURRENT'], text, binary });
  return { ARN: secret.arn, Name: secret.name, VersionId: id };
});
