// SPDX-License-Identifier: Apache-2.0
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { arnOf } from '../account.ts';
import { AwsJsonError } from '../awsJson/awsJsonError.ts';

export type SecretVersion = {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly stages: readonly string[];
  readonly text?: string;
  /** Base64. */
  readonly binary?: string;
};

export type Secret = {
  readonly name: string;
  readonly arn: string;
  /** Oldest first. */
  readonly versions: readonly SecretVersion[];
};

export type SecretDraft = {
  /** ClientRequestToken: the id of the version. */
  readonly versionId: string | undefined;
  readonly stages: readonly string[];
  readonly text: string | undefined;
  readonly binary: string | undefined;
};

/** Secrets in one file, in clear: they are made up. */
export type SecretStore = {
  /** By name, ARN, or ARN without its last seven characters. Throws ResourceNotFoundException. */
  secret(nameOrArn: string): Secret;
  /** Throws ResourceExistsException. */
  create(name: string): Secret;
  /** Adds a version and moves its stages to it; the same one again changes nothing. Throws ResourceExistsException. */
  put(secret: Secret, draft: SecretDraft): SecretVersion;
};

export function openSecretStore(file: string): SecretStore {
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Secret[]) : [];
  const secrets = new Map(kept.map((secret) => [secret.name, secret]));
  const save = (secret: Secret): void => {
    secrets.set(secret.name, secret);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify([...secrets.values()]), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };

  return {
    secret: (nameOrArn) => {
      const found = [...secrets.values()].find((secret) => isNamed(secret, nameOrArn));
      if (found) return found;
      throw new AwsJsonError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    },
    create: (name) => {
      if (secrets.has(name)) {
        const message = `The operation failed because the secret ${name} already exists.`;
        throw new AwsJsonError('ResourceExistsException', message);
      }
      const suffix = randomBytes(3).toString('hex');
      const secret = { name, arn: arnOf('secretsmanager', `secret:${name}-${suffix}`), versions: [] };
      save(secret);
      return secret;
    },
    put: (secret, draft) => {
      const present = secret.versions.find(({ id }) => id === draft.versionId);
      if (present) return repeatVersion(present, draft);
      const version = {
        id: draft.versionId ?? randomUUID(),
        created: Date.now() / 1000,
        stages: draft.stages,
        ...(draft.text === undefined ? {} : { text: draft.text }),
        ...(draft.binary === undefined ? {} : { binary: draft.binary }),
      };
      save({ ...secret, versions: [...moveStages(secret.versions, draft.stages), version] });
      return version;
    },
  };
}

const isNamed = ({ name, arn }: Secret, nameOrArn: string): boolean =>
  [name, arn, arn.slice(0, -7)].includes(nameOrArn);

function repeatVersion(present: SecretVersion, { text, binary }: SecretDraft): SecretVersion {
  if (present.text === text && present.binary === binary) return present;
  const message = "You can't modify an existing version. You can create a new version instead.";
  throw new AwsJsonError('ResourceExistsException', message);
}

/** A stage is on one version only; the version that loses AWSCURRENT becomes AWSPREVIOUS. */
function moveStages(versions: readonly SecretVersion[], taken: readonly string[]): readonly SecretVersion[] {
  const losesCurrent = taken.includes('AWSCURRENT');
  return versions.map((version) => {
    const isPrevious = losesCurrent && version.stages.includes('AWSCURRENT');
    const gone = losesCurrent ? [...taken, 'AWSPREVIOUS'] : taken;
    const stages = version.stages.filter((stage) => !gone.includes(stage));
    return { ...version, stages: isPrevious ? [...stages, 'AWSPREVIOUS'] : stages };
  });
}
