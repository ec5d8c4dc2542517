// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from 'node:crypto';
import { CreateSecretCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { startLocalAws, type LocalAws } from '@churn-risk/local-aws';
import { aFolder } from '../../../core/test/run/aFolder.ts';
import { openLoginSecret } from '../../src/loadRisks/loginSecret.ts';
import { useLocalAws } from '../localEnvironment.ts';

const NAME = 'churn/salesforce-login';
const KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
const LOGIN = {
  loginUrl: 'https://login.salesforce.com',
  clientId: 'app',
  username: 'loader@churn.example.com',
  privateKey: String(KEY),
};
const OTHER = { ...LOGIN, clientId: 'newer-app' };

const folder = aFolder();
let aws: LocalAws;
let client: SecretsManagerClient;
let endUse: () => void;
beforeEach(async () => {
  aws = await startLocalAws({ port: 0, folder: folder.path });
  endUse = useLocalAws(aws.url);
  client = new SecretsManagerClient({});
});
afterEach(async () => {
  client.destroy();
  endUse();
  await aws.close();
});

test('is read with its four fields', async () => {
  await create({ ...LOGIN, note: 'of the integration user' });

  expect(await openLoginSecret(NAME).read('held')).toEqual(LOGIN);
});

test('is held for a while, and read again where its current version is asked for', async () => {
  await create(LOGIN);
  const secret = openLoginSecret(NAME);
  await secret.read('held');
  await put(OTHER);

  expect(await secret.read('held')).toEqual(LOGIN);
  expect(await secret.read('current')).toEqual(OTHER);
  expect(await secret.read('held')).toEqual(OTHER);
});

test('gives its previous version and still holds the current one', async () => {
  await create(LOGIN);
  await put(OTHER);
  const secret = openLoginSecret(NAME);
  await secret.read('held');

  expect(await secret.read('previous')).toEqual(LOGIN);
  expect(await secret.read('held')).toEqual(OTHER);
});

test('that was never rotated has no previous version', async () => {
  await create(LOGIN);

  expect(await openLoginSecret(NAME).read('previous')).toBeUndefined();
});

test('that is not there is unreadable', async () => {
  await expect(openLoginSecret(NAME).read('held')).rejects.toMatchObject({
    code: 'secret_unreadable',
    message: expect.stringMatching(/^The secret churn\/salesforce-login can't be read: .*can't find/),
  });
});

test.each([
  ['no login URL', { ...LOGIN, loginUrl: undefined }, 'loginUrl is missing or is no text.'],
  ['a login URL of another kind', { ...LOGIN, loginUrl: 'ftp://s3cr3t' }, 'loginUrl is no http or https address.'],
  ['an empty client id', { ...LOGIN, clientId: '' }, 'clientId is missing or is no text.'],
  ['a username that is no text', { ...LOGIN, username: 5 }, 'username is missing or is no text.'],
  ['a key that is none', { ...LOGIN, privateKey: 's3cr3t' }, 'privateKey is no RSA key in PEM.'],
  ['a text for the whole', 's3cr3t', 'it is no JSON.'],
  ['a list for the whole', ['s3cr3t'], 'it is no JSON object.'],
])('with %s is not valid, and its values are not told', async (_, value, fault) => {
  await create(value);

  await expect(openLoginSecret(NAME).read('held')).rejects.toMatchObject({
    code: 'secret_invalid',
    message: `The secret churn/salesforce-login holds no login to Salesforce: ${fault}`,
  });
});

async function create(value: unknown): Promise<void> {
  await client.send(new CreateSecretCommand({ Name: NAME, SecretString: textOf(value) }));
}

async function put(value: unknown): Promise<void> {
  await client.send(new PutSecretValueCommand({ SecretId: NAME, SecretString: textOf(value) }));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
