// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { openStore } from '../../src/aws/index.ts';
import { aBucket } from './aBucket.ts';

test.each([
  ['s3://bucket/a/b/', 's3://bucket/a/b'],
  ['s3://bucket', 's3://bucket'],
  ['S3://bucket/a', 's3://bucket/a'],
  ['some/folder', resolve('some/folder')],
  ['/some/folder/', '/some/folder'],
])('%s is the store at %s', (address, uri) => {
  expect(openStore(address).uri).toBe(uri);
});

test.each(['', 's3://', 's3:///a', 'gs://bucket/a', 'https://bucket/a'])('%j is no address of a store', (address) => {
  expect(() => openStore(address)).toThrow(
    expect.objectContaining({ code: 'usage', message: `${JSON.stringify(address)} is no address of a store.` }),
  );
});

describe('an address in S3', () => {
  const bucket = aBucket();
  const before = { ...process.env };

  beforeEach(() => {
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: bucket.url,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    });
  });
  afterEach(() => {
    process.env = { ...before };
  });

  test("endpoint, region and credentials come from the SDK's ordinary chain", async () => {
    const store = openStore(`s3://${bucket.name}/lake/`);

    await store.write('a', Buffer.from('1'));

    expect(await store.stat('a')).toMatchObject({ bytes: 1 });
    expect(store.uri).toBe('s3://churn/lake');
  });
});
