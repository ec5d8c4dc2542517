// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { AwsJsonError } from '../../awsJson/awsJsonError.ts';
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import type { SecretStore } from '../secretStore.ts';

const input = z.object({
  SecretId: z.string(),
  VersionId: z.string().optional(),
  VersionStage: z.string().optional(),
});

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
export const getSecretValue = defineOperation(input, ({ SecretId, VersionId, VersionStage }, store: SecretStore) => {
  const secret = store.secret(SecretId);
  const stage = VersionStage ?? (VersionId === undefined ? 'AWSCURRENT' : undefined);
  const version = secret.versions.find(
    ({ id, stages }) =>
      (VersionId === undefined || id === VersionId) && (stage === undefined || stages.includes(stage)),
  );
  if (!version) {
    const asked = stage === undefined ? `VersionId: ${VersionId ?? ''}` : `staging label: ${stage}`;
    const message = `Secrets Manager can't find the specified secret value for ${asked}`;
    throw new AwsJsonError('ResourceNotFoundException', message);
  }
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: version.id,
    VersionStages: version.stages,
    CreatedDate: version.created,
    SecretString: version.text,
    SecretBinary: version.binary,
  };
});
