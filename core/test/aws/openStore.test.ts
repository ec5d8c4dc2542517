// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { openStore } from '../../src/aws/index.ts';

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
