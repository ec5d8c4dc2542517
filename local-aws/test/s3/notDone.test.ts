// SPDX-License-Identifier: Apache-2.0
import { GetBucketAclCommand, ListObjectVersionsCommand, UploadPartCopyCommand } from '@aws-sdk/client-s3';
import { BUCKET, openBench, refusalOf } from './bench.ts';
import type { Bench } from './bench.ts';

let bench: Bench;
beforeEach(async () => (bench = await openBench()));
afterEach(() => bench.close());

test('what is not done answers 501 by its name and is recorded', async () => {
  const refused = { name: 'NotImplemented', status: 501 };
  const part = { Bucket: BUCKET, Key: 'k', UploadId: 'u', PartNumber: 1, CopySource: 'a/b' };

  expect(await refusalOf(bench.s3.send(new GetBucketAclCommand({ Bucket: BUCKET })))).toEqual(refused);
  expect(await refusalOf(bench.s3.send(new ListObjectVersionsCommand({ Bucket: BUCKET })))).toEqual(refused);
  expect(await refusalOf(bench.s3.send(new UploadPartCopyCommand(part)))).toEqual(refused);

  const names = ['GetBucketAcl', 'ListObjectVersions', 'UploadPartCopy'];
  expect(bench.aws.unsupported()).toEqual(names);
  expect(await (await fetch(`${bench.aws.url}/_local/unsupported`)).json()).toEqual(names);
});

test('what has no name is told by its request', async () => {
  const answer = await fetch(`${bench.aws.url}/${BUCKET}/k?strange`);

  expect(answer.status).toBe(501);
  expect(await answer.text()).toContain('<Operation>object GET strange</Operation>');
});

test('a header whose promise would be broken is refused', async () => {
  const headers = { 'x-amz-object-lock-mode': 'COMPLIANCE' };

  const answer = await fetch(`${bench.aws.url}/${BUCKET}/k`, { method: 'PUT', body: 'x', headers });

  expect(answer.status).toBe(501);
});
