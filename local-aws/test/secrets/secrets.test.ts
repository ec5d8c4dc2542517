// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { startLocalAws } from '@churn-risk/local-aws';
import type { LocalAws } from '@churn-risk/local-aws';
import { refusalOf } from '../emr/emrBench.ts';

let folder: string;
let aws: LocalAws;
let client: SecretsManagerClient;
const open = async (): Promise<void> => {
  aws = await startLocalAws({ port: 0, folder });
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  client = new SecretsManagerClient({ endpoint: aws.url, region: 'us-east-1', credentials, maxAttempts: 1 });
};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'local-aws-'));
  await open();
});
afterEach(async () => {
  client.destroy();
  await aws.close();
  await rm(folder, { recursive: true });
});

const create = (SecretString?: string) => client.send(new CreateSecretCommand({ Name: 'app/login', SecretString }));
const put = (SecretString: string, more = {}) =>
  client.send(new PutSecretValueCommand({ SecretId: 'app/login', SecretString, ...more }));
const get = (more = {}) => client.send(new GetSecretValueCommand({ SecretId: 'app/login', ...more }));
const textOf = async (more = {}) => (await get(more)).SecretString;

test('a secret is read by its name, its ARN, and the ARN without its last characters', async () => {
  const { ARN, VersionId } = await create('one');

  expect(ARN).toMatch(/^arn:aws:secretsmanager:eu-central-1:000000000000:secret:app\/login-[0-9a-f]{6}$/);
  for (const SecretId of ['app/login', ARN, ARN?.slice(0, -7)]) {
    const { $metadata: _, ...found } = await get({ SecretId });
    expect(found).toEqual({
      ARN,
      Name: 'app/login',
      VersionId,
      VersionStages: ['AWSCURRENT'],
      CreatedDate: expect.any(Date),
      SecretString: 'one',
    });
  }
});

test('a new value is current, the one before is previous, older ones have no stage', async () => {
  const { VersionId } = await create('one');
  await put('two');
  await put('three');

  expect([await textOf(), await textOf({ VersionStage: 'AWSPREVIOUS' }), await textOf({ VersionId })]).toEqual([
    'three',
    'two',
    'one',
  ]);
});

test('a value of another stage leaves the current one', async () => {
  await create('one');
  await put('two', { VersionStages: ['AWSPENDING'] });

  expect([await textOf(), await textOf({ VersionStage: 'AWSPENDING' })]).toEqual(['one', 'two']);
});

test('the same version again changes nothing, another value under its token is refused', async () => {
  await create('one');
  const ClientRequestToken = 'a'.repeat(32);
  await put('two', { ClientRequestToken });
  await put('two', { ClientRequestToken });

  expect(await textOf({ VersionStage: 'AWSPREVIOUS' })).toBe('one');
  expect(await refusalOf(put('three', { ClientRequestToken }))).toMatchObject({ name: 'ResourceExistsException' });
});

test('bytes come back as bytes', async () => {
  await create();
  const SecretBinary = Buffer.from([0, 255]);
  await client.send(new PutSecretValueCommand({ SecretId: 'app/login', SecretBinary }));

  expect(Buffer.from((await get()).SecretBinary!)).toEqual(SecretBinary);
});

test('what is not there, and what is there already, is refused by name', async () => {
  const missing = "Secrets Manager can't find the specified secret.";
  const noValue = "Secrets Manager can't find the specified secret value for staging label: AWSPREVIOUS";
  expect(await refusalOf(get())).toEqual({ name: 'ResourceNotFoundException', message: missing, status: 400 });
  await create('one');

  expect(await refusalOf(get({ VersionStage: 'AWSPREVIOUS' }))).toMatchObject({ message: noValue });
  expect(await refusalOf(create('two'))).toMatchObject({ name: 'ResourceExistsException' });
  expect(await refusalOf(put(undefined as never))).toMatchObject({ name: 'ValidationException' });
});

test('a later start on the same folder knows the secrets', async () => {
  await create('one');
  client.destroy();
  await aws.close();
  await open();

  expect(await textOf()).toBe('one');
});
